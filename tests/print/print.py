"""What comes out of a printer: `print.py FOLDER [--full]`, with the built sites.

The product book and a contract of each site are made into PDF by WeasyPrint, the reference engine, and by Chromium;
with --full every print document is. The PDF must hold the amounts and articles that the HTML holds.
"""

import collections
import os
import re
import shutil
import subprocess
import sys
import time
from html.parser import HTMLParser
from pathlib import Path

import pikepdf

AMOUNT = re.compile(r"\d{1,3}(?:\.\d{3})*,\d{2}(?!\d)")
ARTICLE = re.compile(r"\bArtikel \d+\b")
CHROMIUM = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-pdf-header-footer", "--generate-pdf-document-outline",
    "--export-tagged-pdf",
]


class Text(HTMLParser):
    """The text of a page that gets on paper."""

    HIDDEN = ("head", "script", "style", "template")

    def __init__(self):
        super().__init__()
        self.parts, self.hidden = [], 0

    def handle_starttag(self, tag, attributes):
        self.hidden += tag in self.HIDDEN

    def handle_endtag(self, tag):
        self.hidden -= tag in self.HIDDEN

    def handle_data(self, data):
        if not self.hidden:
            self.parts.append(data)


def html_text(path):
    parser = Text()
    parser.feed(path.read_text(encoding="utf-8"))
    return plain(" ".join(parser.parts))


def plain(text):
    return re.sub(r"\s+", " ", text.replace("\u00ad", ""))


def pdf_text(path, *options):
    return subprocess.run(["pdftotext", *options, path, "-"], check=True, capture_output=True, text=True).stdout


def weasyprint(source, target):
    engine = Path(sys.executable).parent / "weasyprint"
    command = [engine, "--pdf-variant", "pdf/ua-1", source, target]
    result = subprocess.run(command, capture_output=True, text=True)
    # What it does not understand of the style is no fault; a missing anchor or file, or an untagged image, is.
    said = [line for line in result.stderr.splitlines() if "ERROR" in line]
    assert result.returncode == 0 and not said, "\n".join(said[:20]) or result.stderr[-2000:]


def chromium(source, target):
    program = os.environ.get("CHROMIUM", "chromium")
    profile = target.with_suffix(".profile")
    command = [program, *CHROMIUM, f"--user-data-dir={profile}", f"--print-to-pdf={target}", source.resolve().as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    shutil.rmtree(profile, ignore_errors=True)


def same(pattern, html, pdf, what):
    """Counts what matches in both texts; says what is missing or too much."""
    wanted, found = (collections.Counter(pattern.findall(text)) for text in (html, pdf))
    missing, extra = wanted - found, found - wanted
    assert not missing and not extra, f"{what}: missing {dict(missing)}, too much {dict(extra)}"
    return sum(wanted.values())


def check(source, target, engine):
    """Prints one document with an engine and judges the PDF; gives a line about it."""
    start = time.monotonic()
    engine(source, target)
    seconds = time.monotonic() - start
    html, pdf = html_text(source), plain(pdf_text(target))
    amounts = same(AMOUNT, html, pdf, "amounts")
    lost = set(ARTICLE.findall(html)) - set(ARTICLE.findall(pdf))
    assert not lost, f"articles that are not on paper: {sorted(lost)}"
    with pikepdf.open(target) as document:
        pages = len(document.pages)
        box = [float(n) for n in document.pages[0].mediabox]
        sizes = {tuple(sorted(round(float(n)) for n in page.mediabox[2:])) for page in document.pages}
        assert sizes == {(595, 842)}, f"not A4: {sizes}, {box}"
        assert "/StructTreeRoot" in document.Root, "the PDF is not tagged"
        assert str(document.Root.get("/Lang", "")).startswith("nl"), "the PDF does not say its language"
        assert "/Outlines" in document.Root, "the PDF has no outline"
    if engine is weasyprint:
        # The cover may go without a number; every other page says what it is.
        numbered = [n for n in range(1, pages + 1) if f"pagina {n} van {pages}" in pdf]
        assert len(numbered) >= pages - 2, f"{len(numbered)} of {pages} pages say their number"
    return f"{pages} pages, {amounts} amounts, {seconds:.1f} s"


def documents(root, full):
    """The print documents to try: all, or the product book and the document with most articles."""
    found = sorted((root / "print").glob("*.html"))
    if full or not found:
        return found
    contract = max(found, key=lambda path: len(ARTICLE.findall(html_text(path))))
    return sorted({root / "print" / "productenboek.html", contract})


def main():
    folder, full = Path(sys.argv[1]), "--full" in sys.argv
    work = folder.parent / "pdf"
    work.mkdir(exist_ok=True)
    passed = failed = 0
    for root in sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")):
        for source in documents(root, full):
            for engine in (weasyprint, chromium):
                name = f"{root.name}/{source.stem}, {engine.__name__}"
                try:
                    print(f"ok      {name}: {check(source, work / f'{root.name}-{source.stem}-{engine.__name__}.pdf', engine)}")
                    passed += 1
                except Exception as error:
                    print(f"FAILED  {name}: {type(error).__name__}: {str(error)[:4000]}")
                    failed += 1
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)


main()
