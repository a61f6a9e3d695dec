"""Grounds on which somebody pays (责任依据), and the places of parties at a building site (在工程项目中的地位)."""

from . import Coded


class SiteRole(Coded):
    """The places of parties at the site whose wages are asked for (保障农民工工资支付条例 第四章)."""

    OWNER = "owner", "建设单位"
    GENERAL = "general", "施工总承包单位"
    SUB = "sub", "分包单位"
    LENDER = "lender", "被挂靠的施工单位（出借名义、资质）"
    BORROWER = "borrower", "挂靠人（以他人名义承揽）"
    CREW = "crew", "班组长、包工头（个人）"


class Ground(Coded):
    """The grounds on which a line is owed by whom it names. `rules/grounds.py` says the article of each and the liability that it makes."""

    EMPLOYER = "employer", "用人单位清偿"
    SUB = "sub", "分包单位直接负责"
    GENERAL_FIRST = "general_first", "分包单位拖欠，施工总承包单位先行清偿"
    PASSED_ON = "passed_on", "工程转包，施工总承包单位先行清偿"
    OWNER_ADVANCES = "owner_advances", "未按约定拨付工程款，建设单位先行垫付"
    UNQUALIFIED = "unqualified", "发包、分包给个人或者没有资格的单位，由发包的单位清偿"
    NAME_LENT = "name_lent", "允许他人以施工单位名义承揽，由施工单位清偿"
    UNLAWFUL_PROJECT = "unlawful_project", "工程项目违法建设，由建设单位清偿"
    USER = "user", "使用个人、没有资格的单位派遣的人，由用工单位清偿"
    BUSINESS_LENT = "business_lent", "允许他人以本单位名义经营，由用人单位清偿"
    INVESTORS = "investors", "合伙、独资、个体经济组织不清偿的，由出资人清偿"
    MERGED = "merged", "合并、分立后承继的用人单位清偿"
    DISPATCH = "dispatch", "用工单位造成损害，与劳务派遣单位连带"
    CONTRACTED_OUT = "contracted_out", "个人承包经营造成损害，发包组织与承包经营者连带"
    UNLICENSED = "unlicensed", "没有合法经营资格的，由该单位或者出资人支付"
