"""Every Scrapy setting, in one place. What differs from Scrapy's own default says why."""

import os

BOT_NAME = "tallyman"
SPIDER_MODULES = ["spiders.postings", "spiders.employers"]
COMMANDS_MODULE = "spiders.commands"

# Who we are. A live crawl without a contact is refused; the spider completes the User-Agent from it.
CONTACT = os.environ.get("TALLYMAN_CONTACT", "")
USER_AGENT = "Tallyman/0.1 (reads job postings for statistics)"
ROBOTSTXT_USER_AGENT = "Tallyman"

# Keys of boards that are asked with one: the operator's own, from developer.usajobs.gov and developer.adzuna.com.
USAJOBS_KEY = os.environ.get("TALLYMAN_USAJOBS_KEY", "")
ADZUNA_ID = os.environ.get("TALLYMAN_ADZUNA_ID", "")
ADZUNA_KEY = os.environ.get("TALLYMAN_ADZUNA_KEY", "")

# Where it goes: `data`, or $TALLYMAN_DATA, or -s DATA_DIR=
DATA_DIR = os.environ.get("TALLYMAN_DATA", "data")

# How politely. AutoThrottle starts slow and never asks faster than once a second; loopback owes nobody a delay.
ROBOTSTXT_OBEY = True
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 2.0
AUTOTHROTTLE_MAX_DELAY = 60.0
AUTOTHROTTLE_TARGET_CONCURRENCY = 1.0
DELAY_MARGIN = 0.15  # a request may be late on its way and the next in time: the host must not see them sooner
DOWNLOAD_DELAY = 1.0 + DELAY_MARGIN
CONCURRENT_REQUESTS = 512  # of all hosts together; most of them wait for their host's delay
HOST_CONCURRENCY = 1
CONCURRENT_REQUESTS_PER_DOMAIN = 16
DOWNLOAD_SLOTS: dict[str, dict[str, float]] = {
    host: {"delay": 0, "jitter": 0, "concurrency": 16} for host in ("127.0.0.1", "localhost", "::1")
}
DOWNLOAD_SLOTS |= {
    "rippling.com": {"delay": 6.5, "jitter": 0, "concurrency": 1}
}  # it allows 100 requests in 10 minutes
DOWNLOAD_DELAY_JITTER = 0  # half of it would mean asking sooner than the delay
CRAWL_DELAY_MAX = 300.0
RETRY_AFTER_MAX = 120.0
COOKIES_ENABLED = False
METAREFRESH_ENABLED = False
REFERRER_POLICY = "no-referrer"
RETRY_TIMES = 2

# Every page is hostile: bounded in size, time, redirects, depth and number.
DOWNLOAD_MAXSIZE = 64 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_TIMEOUT = 60
REDIRECT_MAX_TIMES = 5
DEPTH_LIMIT = 2_000
SOURCE_PAGES = 30_000
SOURCE_BYTES = 4_000_000_000
HTTPERROR_ALLOW_ALL = True

# Pages of crawls older than so many days are removed when a crawl ends; 0 keeps all. Postings stay.
PAGES_DAYS = 0

# The page of a posting that its listing shows unchanged is asked for again after this many days.
DETAIL_DAYS = 30

# Neither listens nor phones home while it crawls.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False

# An explicit callback is parsed anew by `ast` for every response, and a hundred tasks stand ready for one item:
# without these two the crawl runs at half its speed.
WARN_ON_GENERATOR_RETURN_VALUE = False
CONCURRENT_ITEMS = 1

DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "spiders.politeness.Doorkeeper": 50,
    "spiders.politeness.RobotsTxt": 100,
    "spiders.politeness.Retry": 550,
}
REQUEST_FINGERPRINTER_CLASS = "spiders.politeness.BySource"
EXTENSIONS = {
    "scrapy.extensions.throttle.AutoThrottle": None,
    "spiders.politeness.Throttle": 0,
    "spiders.report.Report": 500,
}
ITEM_PIPELINES = {"pipelines.crawl.Store": 800}

# The bundled sample: how many postings its generator makes.
SAMPLE_POSTINGS = 10_500

# A person sees a progress line and a report; -L INFO or -L DEBUG shows what Scrapy says.
LOG_LEVEL = "WARNING"
FEED_EXPORT_ENCODING = "utf-8"
