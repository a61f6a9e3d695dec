"""Code lists of a court's answers to the bureau that asks it to enforce a decision (行政强制法 第53至60条)."""

from . import Coded


class CourtAnswer(Coded):
    """The events after the bureau has asked a court to enforce its decision."""

    DOCKETED = "docketed", "法院受理"
    NOT_DOCKETED = "not_docketed", "法院裁定不予受理"
    GRANTED = "granted", "法院裁定准予执行"
    DENIED = "denied", "法院裁定不准予执行"
    RECONSIDER = "reconsider", "本局向上一级法院申请复议"
    PAUSED = "paused", "终结本次执行程序（可以恢复）"
    DONE = "done", "执行完毕"
    ENDED = "ended", "终结执行"
    WITHDRAWN = "withdrawn", "本局撤回申请"
