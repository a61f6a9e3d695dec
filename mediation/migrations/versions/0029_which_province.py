"""The setting that names the province says that its regulations apply too, besides its average wage."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

SETTING = sa.table("setting", sa.column("key"), sa.column("label"))
BEFORE, AFTER = "简易处理用哪个省的年平均工资", "本局在哪个省（简易处理用它的年平均工资，适用它的地方规定）"


def upgrade() -> None:
    """Bring the tables up to this revision."""
    op.execute(sa.update(SETTING).where(SETTING.c.key == "wages.province").values(label=AFTER))


def downgrade() -> None:
    """Take the tables back to the revision before."""
    op.execute(sa.update(SETTING).where(SETTING.c.key == "wages.province").values(label=BEFORE))
