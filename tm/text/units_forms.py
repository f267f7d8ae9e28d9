"""Units of measure: what each is called, and how much it is."""

from __future__ import annotations

TABLE = """
length | millimetre | .001 | mm ㎜ 밀리미터 밀리 | mm ㎜ millimeter(s) millimetre(s)
length | centimetre | .01 | cm ㎝ 센티미터 센치 센티 | cm ㎝ centimeter(s) centimetre(s)
length | metre | 1 | m 미터 메터 | m meter(s) metre(s)
length | kilometre | 1000 | km ㎞ 킬로미터 키로미터 키로메터 킬로메터 킬로 키로 | km ㎞ kms kilometer(s) kilometre(s) km/h kph kmh
length | metre a second | 3600 | m/s ㎧ | m/s meters_per_second metres_per_second
length | inch | .0254 | 인치 | inch inches
length | foot | .3048 | 피트 ft | foot feet ft
length | yard | .9144 | 야드 | yard(s) yd
length | mile | 1609.344 | 마일 | mile(s) mi mph
length | nautical mile | 1852 | 해리 노트 | nautical_mile(s) knot(s)
length | ri | 39..420 | 리 | ri
area | square metre | 1 | ㎡ 제곱미터 평방미터 평방메터 m² m2 | ㎡ m² sq_m square_meter(s) square_metre(s)
area | square kilometre | 1e6 | ㎢ 제곱킬로미터 평방킬로미터 평방킬로메터 km² | ㎢ km² sq_km square_kilometer(s) square_kilometre(s)
area | hectare | 1e4 | 헥타르 헥타아르 ha ㏊ | hectare(s) ha ㏊
area | pyeong | 3.3058 | 평 | pyeong pyong
area | jongbo | 9917 | 정보 | jongbo jeongbo chongbo
area | acre | 4046.86 | 에이커 | acre(s)
area | square foot | .092903 | 제곱피트 평방피트 | sq_ft square_foot square_feet
area | square mile | 2.58999e6 | 제곱마일 평방마일 | square_mile(s) sq_mi
weight | milligram | .001 | mg ㎎ 밀리그램 밀리그람 | mg milligram(s)
weight | gram | 1 | g 그램 그람 | g gram(s) gramme(s)
weight | kilogram | 1000 | kg ㎏ 킬로그램 킬로그람 킬로 키로 | kg ㎏ kgs kilo(s) kilogram(s) kilogramme(s)
weight | ton | .9e6..1.02e6 | t 톤 ton | t ton(s) tonne(s) metric_ton(s)
weight | geun | 375..600 | 근 | geun(s) kun kǔn
weight | pound | 453.592 | 파운드 lb | pound(s) lb lbs
weight | ounce | 28.3495 | 온스 | ounce(s) oz
volume | millilitre | .001 | ml ㎖ 밀리리터 | ml ㎖ milliliter(s) millilitre(s)
volume | litre | 1 | L ℓ 리터 | l liter(s) litre(s) ℓ
volume | gallon | 3.78541 | 갤런 갤론 | gallon(s) gal
volume | barrel | 158.987 | 배럴 배롤 | barrel(s) bbl
volume | cubic metre | 1000 | ㎥ 세제곱미터 입방미터 입방메터 m³ | ㎥ m³ cubic_meter(s) cubic_metre(s)
volume | cubic foot | 28.3168 | 세제곱피트 입방피트 큐빅피트 | cubic_foot cubic_feet
volume | doe | 1.8039 | 되 | doe doi
volume | mal | 18.039 | 말 | mal
temperature | degree Celsius | 1 | ℃ °C 도C 도 | ℃ °c c degree(s)_celsius degree(s)_centigrade degree(s)
temperature | degree Fahrenheit | 1 | ℉ °F 도F | ℉ °f f degree(s)_fahrenheit degree(s)
time | second | 1 | 초 초간 | second(s) sec secs
time | minute | 60 | 분 분간 | minute(s) min mins
time | hour | 3600 | 시간 | hour(s) hr hrs
time | day | 86400 | 일 일간 일째 | day(s)
time | week | 604800 | 주 주간 주일 주째 | week(s)
time | month | 2.63e6 | 개월 개월간 달 월 | month(s)
time | year | 3.156e7 | 년 년간 년째 | year(s)
time | decade | 3.156e8 |  | decade(s)
time | century | 3.156e9 | 세기 | century centuries
power | watt | 1 | W 와트 | w watt(s)
power | kilowatt | 1e3 | kW ㎾ 킬로와트 | kw kilowatt(s)
power | megawatt | 1e6 | MW ㎿ 메가와트 | mw megawatt(s)
power | gigawatt | 1e9 | GW 기가와트 | gw gigawatt(s)
data | byte | 1 | 바이트 | byte(s)
data | kilobyte | 100..1024 | KB kB KiB 킬로바이트 | kb kib kilobyte(s)
data | megabyte | 1e6..1048576 | MB MiB 메가바이트 메가 | mb mib megabyte(s)
data | gigabyte | 1e9..1073741824 | GB GiB 기가바이트 기가 | gb gib gigabyte(s)
data | terabyte | 1e12..1099511627776 | TB TiB 테라바이트 테라 | tb tib terabyte(s)
rate | percentage point | 1 | %포인트 퍼센트포인트 %p %P | percentage_point(s) pp
rate | basis point | .01 | bp bps 베이시스포인트 | basis_point(s) bp bps
money | dollar | 1 | 달러 달라 딸라 불 USD | dollar(s) usd buck(s)
money | cent | .01 | 센트 | cent(s) ¢
money | won | .00003...0017 | 원 KRW KPW | won krw kpw
money | yuan | .11...21 | 위안 위안화 元 CNY RMB | yuan rmb cny renminbi
money | yen | .006...0135 | 엔 엔화 円 JPY | yen jpy
money | euro | .82..1.65 | 유로 유로화 EUR | euro(s) eur
money | pound sterling | 1.05..2.15 | 파운드 파운드화 GBP | pound(s) gbp pound(s)_sterling
money | ruble | .008...05 | 루블 루불 | ruble(s) rouble(s)
"""
"""dimension | name | size in the dimension's base, or the span of it | Korean forms | English forms.

In a form `_` is a space and `/` stands before an ending that may be missing: mile(s). A currency's base is the dollar, and its span
what it has been worth in dollars since the 1990s, the North's won both officially and at the market. The old units weighed
differently from place to place, and a ton may be a short, a long or a metric one.
"""

SIGNS = {
    **dict.fromkeys(("$", "US$", "미화", "USD"), ("dollar",)),
    **dict.fromkeys(("€", "EUR"), ("euro",)),
    **dict.fromkeys(("£", "GBP"), ("pound sterling",)),
    **dict.fromkeys(("₩", "KRW", "KPW"), ("won",)),
    **dict.fromkeys(("CNY", "RMB", "인민폐", "중국돈"), ("yuan",)),
    "JPY": ("yen",),
    "¥": ("yen", "yuan"),
    "섭씨": ("degree Celsius",),
    "화씨": ("degree Fahrenheit",),
}
"""What stands before a number and tells its unit, in capitals and without spaces."""
