from __future__ import annotations

import pytest
from lxml import html

from tm.formats.html.about import about


@pytest.mark.parametrize(
    ("page", "facts"),
    [
        ('<meta property="article:published_time" content="2026-01-05">', {"date": "2026-01-05"}),
        ('<meta name="author" content="Kim"><meta property="article:author" content="https://example.com/kim">', {"byline": "Kim"}),
        (
            '<meta property="og:url" content="https://example.com/b"><link rel="canonical" href="https://example.com/a">',
            {"url": "https://example.com/b"},
        ),
        ("<body><h1>Rice</h1><time datetime='2026-01-05'>x</time><time>y</time>", {"date": "2026-01-05", "headline": "Rice"}),
        ("<body><h1>One</h1><h1>Two</h1>", {}),
        ('<body><div itemprop="author"><span itemprop="name">Kim  Haneul</span></div>', {"byline": "Kim Haneul"}),
        ('<script type="application/ld+json">{"@type":"Organization","name":"x","url":"https://example.com"}</script>', {}),
        ('<script type="application/ld+json">[{"@type":"Article","author":"Kim","publisher":null}]</script>', {"byline": "Kim"}),
        ('<script type="application/ld+json">{broken</script>', {}),
    ],
)
def test_what_a_page_states(page: str, facts: dict[str, str]) -> None:
    assert dict(about(html.document_fromstring(f"<html><head>{page}"))) == facts
