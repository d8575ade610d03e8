"""The words around a work mode that decide what it states: refusal, insistence, parts of a week, other people.

All are tried on a piece of one sentence in lower case (`pipelines.work_mode.rules`); no pattern is of unbounded length.
"""

import re


class Sign:
    """A pattern that is tried only on a text that holds one of the `hints`, each match of it does.

    `reach`: what an `$` at the pattern's end makes it match at most, in characters; those before are not tried.
    """

    __slots__ = ("_hints", "_match", "_reach", "_search")

    def __init__(self, pattern: str, reach: int = 0, hints: tuple[str, ...] = ("",)) -> None:
        compiled = re.compile(pattern)
        self._search, self._match, self._reach, self._hints = compiled.search, compiled.match, reach, hints

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first match in a text from `start` on, or at its end; None for none."""
        for hint in self._hints:
            if hint in text:
                return self._search(text, max(start, len(text) - self._reach) if self._reach else start)
        return None

    def match(self, text: str) -> re.Match[str] | None:
        """The match at the beginning of a text, None for none."""
        for hint in self._hints:
            if hint in text:
                return self._match(text)
        return None


NO = Sign(
    r"\b(?:not|no|never|nor|neither|without|unable|cannot|isn't|aren't|won't|don't|doesn't|can't)\b[^,:()]{0,32}$"
    r"|\bnon.$",
    39,
    hints=("no", "n't", "ne", "without", "unable"),
)
NO_AFTER = Sign(
    r"(?:ly|ing|e|ers?)?(?:\s(?:or|and)\s(?:hybrid|remote|home)(?:ly)?)?(?:\W{1,3}(?!but\b|and\b|or\b|"
    r"if\b)\w{1,15}){0,3}?"
    r"\W{1,3}(?:not|isn't|aren't|won't|cannot|can't|unavailable|ended|discontinued|withdrawn|no longer|no$)\b",
    hints=("no", "n't", "un", "ended", "dis", "withdrawn"),
)
OFF_LIMITS = re.compile(
    r"(?:ly)?[^.]{0,40}?\bnot\b\s(?:\w{1,10}\s){0,2}?(?:(?:to|for)\s(?:\w{1,12}\s)?(?:residents|candidates|applicants|"
    r"those|people|persons|anyone|individuals)|(?:in|from)\s(?!this|that|these|our|the|any|your|such)|reside|"
    r"live|locat|"
    r"hybrid|on.?site|in.?office|office|in.?person|just|only|merely)"
)
NOT_FULLY = Sign(
    r"\b(?:not|isn't|never|nor|cannot be)\s(?:\w{1,10}\s){0,3}?"
    r"(?:fully|full|completely|entirely|permanently|exclusively|solely|purely|100\s?%)[\s-]{1,2}$",
    56,
    hints=("full", "complet", "entire", "permanent", "exclusiv", "sole", "pure", "100"),
)
MIX = Sign(
    r"\b(?:mix(?:ture)?|blend|combin\w{1,6}|split\w{0,4}|divid\w{1,4}|alternat\w{1,4}|balance|between)\b",
    hints=("mix", "blend", "combin", "split", "divid", "alternat", "balance", "between"),
)
ELSEWHERE = re.compile(r"\b(?:office|on-?site|on site|in-?person|branch|site|home|remote(?:ly)?|wfh)\b")
FOR_NOW = Sign(
    r"\b(?:for now|for the time being|until|temporar\w{1,4}|during (?:the |your )?(?:pandemic|covid|training|"
    r"probation))\b",
    hints=("for now", "for the time", "until", "temporar", "during"),
)
AT_FIRST = Sign(
    r"\b(?<!after )(?<!following )(?<!complete )(?:training|onboarding|orientation|induction)\s"
    r"(?:is|are|will be|takes place|happens|period)\b[^,;:]{0,25}$",
    48,
    hints=("training", "onboarding", "orientation", "induction"),
)
INTERVIEW = Sign(
    r"\b(?:interview|assessment|hearing|final round)\w{0,2}\b[^,;:]{0,35}$",
    48,
    hints=("interview", "assessment", "hearing", "final round"),
)
OTHERS = Sign(
    r"\b(?:manag\w{1,4}|supervis\w{1,4}|lead\w{0,3}|coach\w{0,3}|train\w{0,3}|mentor\w{0,3}|support\w{0,3}|"
    r"assist\w{0,3}|"
    r"oversee\w{0,3}|from|with|of|by|to|and their)\s(?:(?:our|their|other|the|all|an?|existing|\d{1,3})\s){0,2}$",
    31,
)
PEOPLE = re.compile(
    r"\s(?:\w{1,12}\s)?(?:agents|teams?|staff|workers|employees|collectors|colleagues|vendors|workforce)\b"
)
DUTIES = re.compile(
    r"\s(?!(?:remote|work|flex|office|on.?site|full|part|wfh|home|"
    r"schedule))\w{1,14}(?:\s\w{1,14}){0,2}(?:\s(?:and|&)\s|/)"
    r"(?!(?:remote|flex|office|on.?site|wfh|home))\w{1,14}(?:\s\w{1,14}){0,2}\s(?:role|position|job)\b"
)
SHARE_OF = Sign(r"(?<!\d)\d\d?\s?%\s?$", hints=("%",))
INSIST = Sign(
    r"(?:\b(?:fully|full|completely|entirely|strictly|permanently|exclusively|solely|only|always|purely)|\b100\s?%)"
    r"\W{0,2}$",
    13,
    hints=("ly", "full", "100", "always"),
)
INSIST_AFTER = re.compile(r"(?:ly)?(?:\s(?:position|role|job|work))?\W{1,3}(?:only\b|100\s?%|always\b)")
MUST = Sign(
    r"\b(?:must|required to|expected to|need to|have to)\s(?:\w{1,8}\s){0,3}?"
    r"(?:work|be|report|come)\s(?:\w{1,8}\s){0,2}$",
    64,
)
PART = Sign(
    r"\b(?:partial(?:ly)?|situational(?:ly)?|ad.hoc|episodic|intermittent|partly|part|semi|some|occasional(?:ly)?|sometimes|limited|periodic(?:ally)?)\W{1,2}"
    r"(?:work(?:ing)?\W)?$",
    22,
)
PART_AFTER = re.compile(
    r"(?:ly)?\W{1,3}(?:partial|partly|occasionally|sometimes|part of the (?:time|week)|some of the time|"
    r"as needed|when needed|"
    r"on (?:mon|tues|wednes|thurs|fri)days?)\b|(?:ly)?(?:\s\w{1,12}){0,5}?"
    r"\son an? (?:occasional|limited|ad.hoc|partial|part.time) basis\b"
)
EXPERIENCE = Sign(
    r"\b(?:experienced?|thrive|background|skilled|proven|familiar\w*|passionate)\b[^.]{0,50}$",
    hints=("experience", "thrive", "background", "skilled", "proven", "familiar", "passionate"),
)
WORKS = Sign(
    r"\b(?:work(?:s|ing|ed)?|is|are|be|being|perform(?:ed)?|based|locat(?:ed|ion)|open|fridays?|mondays?|hours|permanent|live|operate|role|position|"
    r"job|this|an?|"
    r"our|full.?time|hired?|offer(?:s|ed|ing)?|or|either|mode|type|arrangement|schedule|setting|model|option|shift|"
    r"available|if|workplace|and)\W{1,3}(?:\w{1,12}\W{1,2}){0,2}$",
    42,
)
OPENS = re.compile(r"^[\W\d_]{0,12}$|[(:\-|/#*]\s?$")
CLOSES = re.compile(r"(?:ly)?\s{0,2}(?:$|[)\]:(,!/]|-\s)")
ROLE = re.compile(
    r"(?:ly)?[\s\-/,]{1,3}(?:(?:\w{1,10}[\s\-/]{1,2})?(?:position|role|job|opportunit|work\b|working|employ|"
    r"candidate|applicant|"
    r"eligib|option|ok\b|okay|only|based|schedule|model|pattern|policy|arrangement|basis|opening|presence|shift|hours|"
    r"considered|possible|available|allowed|permitted|preferred|required)|within|in\b|from\b|at\b|out of|"
    r"anywhere|across|after\b|once\b|us\b|usa\b|with\b|"
    r"days|one|two|three|four|five|full|permanent|on\b|up to|week\b|\d|and\b|or\b|hybrid|remote|but\b|flexib)"
)
THIS_ROLE = re.compile(r"(?:ly)?[\s-](?:position|role|job|opportunity)\b|,? or\s")
ROLE_IS = Sign(
    r"\b(?:role|position|job|opportunity|location|work mode|work type|work arrangement)"
    r"(?:\sis|\swill be|\scan be|:|\smay be)\s(?:\w{1,12}\s){0,3}$|\bor\s$",
    64,
)
HOUSE = re.compile(
    r"(?:-|\s)?(?:first|friendly|flexible|native)\b(?!\s(?:role|position|job))"
    r"|\s(?:\w{1,10}\s)?(?:company|startup|studio|organi[sz]ation|culture|teams?\b|environment|community|setting)"
)
ADJECTIVE = re.compile(r"(?:all|semi|full|li|non|hybrid)-$|[\s-]-$|^-$")
CLOUDY = Sign(r"(?:cloud|prem\w{0,5}|public|private)\W{1,3}(?:and|or|/)\W{1,3}$", 18)
ON_PLACE = re.compile(r"\s(?:in|at|from|full|five|\d|mon)|\s{0,2}(?:$|[)\],:])")
IN_OFFICE = Sign(r"\b(?:in|into|from|at|to)[\s-](?:(?:the|our|an?)\s(?:\w{1,14}\s){0,3})?$", 54)
OFFICE_ROLE = re.compile(
    r"[\s-](?:based\s)?(?:position|role|job|opportunity|work\b|schedule|only|presence|required|attendance|"
    r"\(?five|\(?[56]\b)"
)
OFFICE_WORK = Sign(
    r"\bwork(?:s|ing)?\s(?:\w{1,10}\s){0,2}(?:from|in|at|out of)[\s-](?:(?:the|our)\s(?:\w{1,14}\s){0,3})?$",
    86,
)
PERSON_IS = Sign(
    r"\b(?:location|setting|arrangement|mode|style|role|position|job|type|is)\W{1,3}(?:\w{1,8}\W){0,2}$", 29
)
TRAVELS = Sign(
    r"\b(?:travel|visit|go|trip|conduct|occasional|coordinat|organi[sz]|provid|deliver|schedul|arrang|attend|invit)"
    r"\w{0,4}\W{1,2}(?:\w{1,12}\W{1,2}){0,3}$",
    58,
)
WORK_FROM = Sign(
    r"\b(?:work(?:s|ing|ed)?|done|performed|carried out|job|role|duties|calls|based|live|"
    r"located)[\s-]{1,2}(?:(?:\w{3,11}ly|full[\s-]time|only|out)\s)?$",
    27,
)
ON_A_DAY = re.compile(r"\s(?:days?|(?:mon|tues|wednes|thurs|fri)days?)\b")
FROM_ANYWHERE = Sign(r"\b(?:work(?:ing)?\sfrom|(?:done|performed|carried out|worked|held)\sfrom|based|live)\s$", 13)
PERK = re.compile(
    r"[\s-]{1,2}(?:(?!and\b|or\b)\w{1,8}[\s/]){0,2}(?:stipend|allowance|office(?![\s-]based)|equipment|set-?up|"
    r"budget|reimburs|furniture|kit\b|fund)"
)
CARE = re.compile(r"[\s-](?:care|health|services?|business|visits?|therap|tests?|products?)")
LEAVE = re.compile(r"\b(?:weeks?|months?|days)\b")
VIRTUAL = re.compile(r"\s(?:position|role|job|opportunity|work)\b")
DAILY = Sign(
    r"\b(?:every|each)\s(?:single\s)?(?:work(?:ing)?\s)?(?:day|shift|weekday)\b|\bdaily\b|\bfull[\s-]time\b|"
    r"\ball week\b",
    hints=("every", "each", "daily", "full", "all week"),
)
VISITS = Sign(r"\b(?:visit|travel|trip|meet|training|onboarding)\w{0,3}\b[^.]{0,40}$", 53)
OFFICE_DAYS = re.compile(r"\s(?:attendance|presence|days?)\b")
OFFICE_GOES = Sign(
    r"\b(?:attend|visit|commut|report|come|go|office-|days|day|join us)\w{0,4}\s(?:\w{1,8}\s){0,2}(?:(?:our|"
    r"the|your)\s(?:\w{1,14}\s){0,3})?$",
    80,
)
NEED_NOT = Sign(
    r"\b(?:never|not|no|n't|without)\s(?:\w{1,12}\s){0,4}(?:come|coming|go|going|commut\w{1,3}|report|attend|travel)\s"
    r"(?:in\s)?(?:(?:to|into)\s)?(?:the|an|any|our|a)\s(?:\w{1,14}\s)?$|\bno $",
    97,
)
PRESENT = Sign(
    r"\b(?:physical(?:ly)?\s(?:present|presence)|sits|stationed)\s(?:is required\s)?(?:in|at)\s(?:\w{1,14}\s){0,4}$",
    95,
)
HOME_AND = Sign(r"\bhome\s?(?:and|&|/|\+)\s?$", 9)
ON_PREMISES = Sign(
    r"\b(?:work(?:s|ed|ing)?|perform(?:ed)?|done|carried out|present|located|is|takes place)\s(?:only\s)?(?:on|"
    r"at|from|in)[\s-]"
    r"(?:(?:the|our|company|employer's|client's|bank's|agency's)[\s-]){0,2}(?:\w{1,12}\s)?$",
    57,
)
WORK_IN = Sign(r"\b(?:work(?:s|ing|ed)?|performed|done|carried out)\s(?:\w{1,8}\s)?$", 21)
BASED = re.compile(r"[\s-]based\b")
HOME_WORKING = re.compile(r"[\s-]working\b|[\s-]workers?\b")
FROM_HOME = Sign(
    r"\b(?:from|at|out of|in)[\s-](?:(?:the comfort of|the privacy of|comfort of)\s)?(?:(?:your|their|his|our|"
    r"a|one's)\s)?(?:own\s)?$",
    32,
)
WORKPLACE_IS = Sign(r"\b(?:location|workplace|site|mode|place)(?:\sis|:)\s(?:(?:your|own)\s){0,2}$", 23)
WEEK_OF = re.compile(
    r"\b(?:work\w{0,3}|spen[dt]\w{0,3}|office|on-?site|on site|time|week|rest|days?|split\w{0,4}|branch|"
    r"alternat\w{1,3})\b"
)
OF_OTHERS = re.compile(
    r"\b(?:debtors?|customers?|borrowers?|patients?|callers?|consumers?|visits?|clients?|members?)\b"
)
OFFICE_THINGS = re.compile(
    r"\s(?:manag|suppl|staff|admin|assist|hours|equipment|space|system|software|suite|clerk|leas|support|duties)"
)
REQUIRED_OF = re.compile(
    r"\s(?:employees|workers|staff|candidates|applicants|collectors|agents)\s(?:must|should|may|will|can|need|"
    r"are required)\b"
)
BOTH = re.compile(r"\s?(?:/|&|and|\+)\s?(?:the\s)?office[\s-](?:based|work|split|hybrid|mix|blend)")
WORKED = Sign(
    r"\b(?:work(?:s|ing|ed)?\b[^.]{0,25}|perform(?:ed)?|done|based|out|operat\w{1,3}|hired?|located|completed?|"
    r"fully|entirely|"
    r"permanently|position|role|job|duties|or|and|time|days?|week|office|on-?site|available|home|in person)\W{1,3}$",
    35,
)
WORK_LIST = Sign(r"\b(?:work(?:ing)?|based)\s(?:from|in|at)\b[^.]{0,50}(?:,|\bor)\s$", 65)
TITLED = re.compile(
    r"\s(?:\w{1,14}\s){0,3}?(?:collector|specialist|agent|representative|rep|advis[eo]r|analyst|clerk|manager|"
    r"supervisor|"
    r"officer|controller|associate|consultant|assistant|administrator|negotiator|coordinator|worker)s?\b"
)
ONE = Sign(r"\b(?:an?|this|hiring|seeking|recruiting|looking for|need)\s(?:\w{1,12},?\s){0,2}$", 40)
OTHERS_TOO = Sign(r"\b(?:our|the|their|with|other)\s$", 6)
TEAM_AT = re.compile(r"\s(?:\w{1,12}\s)?(?:team|teams|staff|crew|personnel|colleagues)\b")
SUBJECT = Sign(
    r"\b(?:customers?|debtors?|borrowers?|patients?|callers?|consumers?|tenants?|clients|deposits?|payments?|"
    r"members|buyers)\s"
    r"(?!(?:service|care|relation|support|success|account))[^,;:]{0,25}$",
    35,
)
YOU = re.compile(r"\b(?:you|we|i|role|position|job|collectors?|agents?|employees?|staff)\b")
ROOM = Sign(
    r"\b(?:room|shop|gym|cafeteria|canteen|clinic|nursery|store|restaurant|parking)\s(?:is|are)\s(?:\w{1,9}\s)?$",
    25,
)
SOME_FREEDOM = Sign(
    r"\b(?:some|occasional|limited|a little|a degree of|partial)\s"
    r"(?:flexibility|option|ability|scope|possibility|opportunity)\s(?:to|of|for)\s$",
    55,
)
DISTRIBUTED = re.compile(
    r"[\s-](?:\w{1,12}\s){0,2}(?:company|team\b|first|workforce|organi[sz]ation|startup|agency|firm)|\s{0,2}(?:$|[.,;:!)])"
)
WANTED = re.compile(
    r"\s(?:\w{1,14}\s){0,3}?(?:collector|specialist|agent|representative|rep|advis[eo]r|analyst|clerk|manager|"
    r"supervisor|officer|controller|associate|consultant|assistant|administrator|negotiator|coordinator)s?\s"
    r"(?:is\s|are\s)?(?:needed|wanted|sought|opening|position|job|opportunit)"
)
OWN_ROOM = Sign(
    r"\b(?:dedicated|quiet|private|distraction[\s-]free|secure|suitable|professional|designated|separate)\W{1,2}"
    r"(?:[\w-]{1,16}\W{1,2}){0,2}$",
    66,
)
ROOM_AT_HOME = re.compile(r"(?:\s(?:office|work)[\s-]?(?:space|area|room|environment|set-?up)?|\sworkspace)\b")
PLACE_OF_STATE = re.compile(r"\soffice\s?(?:$|[,(-]\s?(?:[a-z]{2}|usa|united states|remote|us remote)\s?\)?$)")
ELIGIBLE = re.compile(r"\s?eligible\W{1,3}yes\b")
ATTENDANCE = re.compile(r"\s(?:attendance|presence)\b")
NEEDED = re.compile(
    r"\b(?:regular|require[ds]|essential|mandatory|consistent|reliable|daily|necessary|expected|predictable)\b"
)
BASED_OFFICE = Sign(
    r"\b(?:you'll|you will|you would|role|position|job)\s(?:(?:is|will|be)\s){0,2}based\s(?:in|at|from|out of)"
    r"\s(?:our|the)\s(?:\w{1,14}\s){0,3}$",
    100,
    hints=("based",),
)
