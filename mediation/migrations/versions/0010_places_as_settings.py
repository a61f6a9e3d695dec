"""Values that stood in the code become settings: the region whose plans and wages count, and the police office that is told.

The release before was made for one bureau, so its values are that bureau's. A database without settings is a new one: it
gets them from its own files.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

SETTING = sa.table("setting", *(sa.column(name) for name in ("key", "label", "value", "source", "confirmed")))
ROWS = (
    ("rates.regions", "指标对照哪些地区的规划目标（用、隔开，先本地后上级）", "晋江、福建", "规划目标在“规划目标”表中", True),
    ("wages.city", "三倍封顶用哪个市的月平均工资", "泉州", "劳动合同法第47条：所在直辖市、设区的市级人民政府公布", False),
    ("wages.province", "简易处理用哪个省的年平均工资", "福建", "办案规则第56条：省、自治区、直辖市上年度职工年平均工资", False),
    ("inspection.police", "接收涉嫌犯罪案件移送的公安机关", "晋江市公安局", "条例第23条；待本局确认", False),
)


def upgrade() -> None:
    """Bring the tables up to this revision."""
    known = set(op.get_bind().execute(sa.select(SETTING.c.key)).scalars())
    names = [column.name for column in SETTING.columns]
    new = [dict(zip(names, row, strict=True)) for row in ROWS if known and row[0] not in known]
    if new:
        op.bulk_insert(SETTING, new)


def downgrade() -> None:
    """Take the tables back to the revision before."""
    op.execute(sa.delete(SETTING).where(SETTING.c.key.in_([row[0] for row in ROWS])))
