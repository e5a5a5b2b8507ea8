#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of `idphoto report --format html` in a headless Chromium, in both languages.
Arguments: idphoto, sitter, folder for screenshots.
"""
import collections
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "support"))
from chromium import Chromium

# Many problems each, so that rows are high and one would be cut at the end of a page if any could be.
SPOILT = ["tilt-deg=9", "exposure-ev=-2", "blur-sigma=4"]
N_SPOILT = 12
LANGUAGES = {"en": "C.UTF-8", "zh_CN": "zh_CN.UTF-8"}

STUDENTS = "[...document.querySelectorAll('#rows tr')].map((row) => row.dataset.student)"
ORDER = "document.querySelector('th[data-order={}]').getAttribute('aria-sort')"
# Pictures that show pixels, and marks that lie, but for a pixel, on the photo they belong to.
PICTURES = "[...document.querySelectorAll('#rows img')].filter((image) => image.complete && image.naturalWidth > 0).length"
MARKS = """(() => {
  const inside = (mark) => {
    const a = mark.getBoundingClientRect(), b = mark.parentElement.querySelector('img').getBoundingClientRect();
    return a.width > 0 && a.left >= b.left - 1 && a.top >= b.top - 1 && a.right <= b.right + 1 && a.bottom <= b.bottom + 1;
  };
  const marks = [...document.querySelectorAll('#rows .mark')];
  return [marks.length, marks.filter(inside).length];
})()"""
ROWS = """[...document.querySelectorAll('#rows tr')].map((row) => ({
  student: row.dataset.student, titles: [...row.querySelectorAll('.title')].map((title) => title.textContent) }))"""

n_tests = 0
n_failures = 0


def report(good, name, what=""):
    global n_tests, n_failures
    n_tests += 1
    if good:
        print(f"ok {n_tests} - {name}")
    else:
        n_failures += 1
        print(f"not ok {n_tests} - {name}\n# {what}")


def make_photos(sitter, folder):
    def draw(name, *options):
        subprocess.run([sitter, *options, folder / name], check=True)

    defects = [option for defect in SPOILT for option in ("-d", defect)]
    for i in range(1, N_SPOILT + 1):
        draw(f"2024{i:03}-王小明.jpg", "--finished", "-d", f"seed={i}", *defects[:2 + 2 * (i % len(SPOILT))])
    draw("2024100-合格.jpg", "--finished")
    draw("2024101-original.jpg", "-d", "width-px=900", "-d", "height-px=1200", "-d", "tilt-deg=8")
    (folder / "2024102-broken.jpg").write_bytes(b"no photo")
    return N_SPOILT + 3


def squeeze(text):
    return "".join(text.split())


def stands_on(page, row):
    """Is this the page of a student, and not one that mentions the student's file?"""
    return re.search(re.escape(squeeze(row["student"])) + r"(?!\.jpg)", page)


def cut_rows(pdf, rows):
    """Students whose row does not stand on one page with all its findings; and how many pages there are."""
    raw = subprocess.run(["pdftotext", "-raw", pdf, "-"], check=True, capture_output=True, text=True).stdout
    pages = [squeeze(page) for page in raw.split("\f")[:-1]]
    cut = []
    for page in pages:
        here = [row for row in rows if stands_on(page, row)]
        wanted = collections.Counter(squeeze(title) for row in here for title in row["titles"])
        if any(page.count(title) < n for title, n in wanted.items()):
            cut.append([row["student"] for row in here])
    cut += [row["student"] for row in rows if sum(stands_on(page, row) is not None for page in pages) != 1]
    return cut, len(pages)


def look_at(browser, page, language, n_photos, pictures):
    browser.open(page)
    report(browser.value("document.documentElement.lang")[:2] == language[:2], f"{language}: the page is in its language")
    browser.value("Promise.all([...document.images].map((image) => image.decode().catch(() => 0))).then(() => 0)")
    browser.save_screenshot(pictures / f"{language}.png")
    urgent = browser.value(STUDENTS)
    report(len(set(urgent)) == n_photos, f"{language}: a row for each photo", urgent)
    n = browser.value(PICTURES)
    report(n == n_photos - 1, f"{language}: a picture of all that can be read", n)
    n_marks, n_inside = browser.value(MARKS)
    report(n_marks == n_inside > n_photos, f"{language}: marks lie on their photos", (n_marks, n_inside))

    browser.click("th[data-order=student] button")
    students = browser.value(STUDENTS)
    report(students == sorted(urgent) and students != urgent and browser.value(ORDER.format("student")) == "ascending",
           f"{language}: a click sorts by student", students)
    browser.click("th[data-order=problems] button")
    counts = [len(row["titles"]) for row in browser.value(ROWS)]
    report(counts == sorted(counts, reverse=True) and counts[0] > counts[-1],
           f"{language}: a click sorts by the number of findings", counts)
    browser.click("th[data-order=problems] button")
    report(browser.value(STUDENTS) == urgent, f"{language}: a second click brings the first order back")

    browser.click("#rows tr .picture")
    report(browser.value("document.querySelector('#viewer').open"), f"{language}: a click on a photo shows it larger")
    browser.save_screenshot(pictures / f"{language}-viewer.png")
    browser.click("#viewer .bar button:last-child")

    pdf = pictures / f"{language}.pdf"
    browser.save_pdf(pdf)
    cut, n_pages = cut_rows(pdf, browser.value(ROWS))
    report(n_pages > 1 and not cut, f"{language}: prints whole rows on several pages", (n_pages, cut))

    requests = [event["params"]["request"]["url"] for event in browser.events
                if event["method"] == "Network.requestWillBeSent"]
    foreign = [url for url in requests if not url.startswith("data:") and url != page.resolve().as_uri()]
    report(requests and not foreign, f"{language}: nothing is fetched from anywhere", foreign)
    complaints = [event["params"] for event in browser.events
                  if event["method"] in ("Log.entryAdded", "Runtime.exceptionThrown")]
    report(not complaints, f"{language}: the browser has nothing to complain about", json.dumps(complaints))


def main():
    idphoto, sitter, pictures = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    if shutil.which("chromium") is None:
        print("1..0 # SKIP no chromium")
        return 0
    pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch) / "photos"
        folder.mkdir()
        n_photos = make_photos(sitter, folder)
        with Chromium(scratch + "/profile") as browser:
            for language, locale in LANGUAGES.items():
                page = pathlib.Path(scratch) / f"{language}.html"
                with open(page, "wb") as out:
                    subprocess.run([idphoto, "report", "--format", "html", folder], stdout=out,
                                   stderr=subprocess.DEVNULL, env=os.environ | {"LC_ALL": locale}, check=False)
                look_at(browser, page, language, n_photos, pictures)
    print(f"1..{n_tests}")
    return n_failures > 0


sys.exit(main())
