"""The local settings (本地参数): the keys of the settings that name our courts, offices and regions.

The values are data of the bureau; no place has a name in the code. An empty one is asked for, or refused on paper.
"""

import re

FIRST_INSTANCE = "court.first_instance"
"""不服裁决向其起诉的人民法院."""
INTERMEDIATE = "court.intermediate"
"""撤销终局裁决的中级人民法院."""
ENFORCEMENT_COURT = "court.enforcement"
"""申请执行的人民法院; empty: that of first instance."""
REVIEW_BODY = "inspection.review_body"
"""对监察决定不服的行政复议机关."""
ADMINISTRATIVE_COURT = "inspection.court"
"""对监察决定不服的行政诉讼法院."""
POLICE = "inspection.police"
"""接收涉嫌犯罪案件移送的公安机关."""
FINE_BANK = "inspection.fine_bank"
"""代收罚款的银行（行政处罚法第67条）; empty: the paper leaves a line."""
PLACES = "intake.places"
"""Words by which an address is known to lie in the commission's area, separated by 、."""
CITY_WAGES = "wages.city"
"""The region whose average monthly wage caps severance (劳动合同法第47条: 直辖市、设区的市)."""
PROVINCE = "wages.province"
"""The province of the bureau (省、自治区、直辖市): its average annual wage bounds what is simple (办案规则第56条), and its regulations
apply (地方性法规)."""
PLAN_REGIONS = "rates.regions"
"""Whose plans a figure is measured against: our own target first, then those of the levels above (`regions_of`)."""
PRODUCT = "product.name"
"""What the system is called on its pages."""
OWNER = "product.owner"
"""The bureau whose system it is, as its pages say."""


def regions_of(value: str) -> tuple[str, ...]:
    """The regions that a setting names, in their order; between them stands 、 or whatever a keyboard gives in its place."""
    return tuple(each for each in re.split(r"[、，,；;\s]+", value) if each)
