"""YAML string files, such as those of Rails (YAML 1.2). Texts are as they are written: `yes`, `no` and dates are texts, too."""

from __future__ import annotations

from collections.abc import Iterator

from tm.errors import UnusableInput
from tm.formats.keyfiles.entry import Entry
from tm.formats.keyfiles.tree import Branch, Leaf, entries
from tm.formats.textfile import read_text
from tm.model.text import Lang

_NULL = "tag:yaml.org,2002:null"
_MERGE = "<<"
_UNFOLDED = 10
"""How many times as large as its text a tree may be, in nodes to characters."""


def read_yaml(path: str, lang: Lang) -> Iterator[Entry]:
    """Give the texts of a file.

    Raises:
        UnusableInput: it is no YAML mapping, or its aliases unfold to far more than its size.
    """
    import yaml

    text = read_text(path)
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise UnusableInput(path, f"is broken YAML ({error.problem})", advice="mend it", line=line) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise UnusableInput(path, f"is no YAML of texts ({type(error).__name__})", advice="check the file") from None
    tree = _Unfolding(path, _UNFOLDED * len(text)).node(root) if isinstance(root, yaml.MappingNode) else None
    if not isinstance(tree, Branch):
        raise UnusableInput(path, "holds no keys", advice="give a mapping such as save: 저장")
    return entries(path, tree, lang)


class _Unfolding:
    """Turns YAML's nodes into a tree, aliases unfolded, and counts them: a few lines of aliases can unfold without end."""

    def __init__(self, path: str, most: int) -> None:
        self._path, self._left = path, most

    def node(self, node: object, inside: tuple[int, ...] = ()) -> Leaf | Branch | None:
        import yaml

        self._left -= 1
        if self._left < 0 or id(node) in inside:
            raise UnusableInput(self._path, "its aliases unfold without end", advice="this is no file of a program's texts")
        if isinstance(node, yaml.ScalarNode):
            return None if node.tag == _NULL else Leaf(node.value, node.start_mark.line + 1)
        inside = (*inside, id(node))
        if isinstance(node, yaml.MappingNode):
            pairs = [(str(key.value), child) for key, child in node.value]
        elif isinstance(node, yaml.SequenceNode):
            pairs = [(str(number), child) for number, child in enumerate(node.value)]
        else:
            return None
        children: list[tuple[str, Leaf | Branch]] = []
        for name, child in pairs:
            found = self.node(child, inside)
            if found is None:
                continue
            if name == _MERGE and isinstance(found, Branch):
                own = {key for key, _ in pairs}
                children += [pair for pair in found.children if pair[0] not in own]
            else:
                children.append((name, found))
        return Branch(tuple(children))
