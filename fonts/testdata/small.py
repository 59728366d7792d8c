#!/usr/bin/python3
"""Writes the small fonts of this folder that tests read and damage, from the embedded faces (SIL Open Font License
1.1, fonts/OFL.txt, whose copyright lines hold for them too).

    /usr/bin/python3 fonts/testdata/small.py

Needs fontTools 4.38 with brotli (Debian python3-fonttools, python3-brotli) and woff2_compress (Debian woff2).

    small.ttf             Noto Serif: composites, marks, ligatures, kerning
    small.woff            the same as WOFF 1.0
    small.woff2           the same as WOFF2 with glyf, loca and hmtx transformed
    plain.woff2           the same as WOFF2 without transforms
    small.otf             Noto Sans CJK: CFF with subroutines, vertical forms
    small.ttc             small.ttf and a few letters of Noto Sans
    collection.woff2      the same as a WOFF2 collection
    restricted.ttf        a few letters of Noto Sans that forbid to be embedded (for this test: the real ones do not)
    far.ttf               letters of Noto Sans whose x reaches 32 em to the right
    variable.ttf          Noto Sans between weights 400 and 700, with glyf and gvar
    variable.otf          Noto Sans CJK between weights 400 and 700, with CFF2
"""
import io
import shutil
import subprocess
import tempfile
from pathlib import Path

from fontTools import subset, varLib
from fontTools.designspaceLib import DesignSpaceDocument
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib import woff2

FONTS = Path(__file__).resolve().parent.parent
HERE = FONTS / "testdata"
LATIN = "ABEFHIOTVWXaefgilmnoprstuvxÀÉÖåéíöøß0123459.,:!?“”—…½ \u00a0αβЖж"


def cut(name, text, features, **options):
    o = subset.Options()
    o.layout_features, o.layout_scripts, o.hinting = features, ["*"], False
    o.recalc_timestamp = False
    o.name_IDs, o.notdef_outline, o.glyph_names = [1, 2, 4, 5, 6], True, False
    o.drop_tables += ["DSIG"]
    for k, v in options.items():
        setattr(o, k, v)
    font = TTFont(FONTS / name, recalcTimestamp=False)
    s = subset.Subsetter(o)
    s.populate(text=text)
    s.subset(font)
    return font


def again(font):
    b = io.BytesIO()
    font.save(b)
    b.seek(0)
    return TTFont(b, recalcTimestamp=False)


small = again(cut("noto-serif-400.ttf", LATIN, ["kern", "liga", "ccmp", "mark", "mkmk", "locl", "frac"]))
small.save(HERE / "small.ttf")
for flavor, name, tables in [("woff", "small.woff", None), ("woff2", "small.woff2", ["glyf", "loca", "hmtx"]), ("woff2", "plain.woff2", [])]:
    font = TTFont(HERE / "small.ttf", recalcTimestamp=False)
    font.flavor = flavor
    if tables is not None:
        font.flavorData = woff2.WOFF2FlavorData(transformedTables=tables)
    font.save(HERE / name)

cut("noto-sans-cjk-400.otf", "AVag1一二三国文字永あア（）。，—…ー", ["vert", "vhal", "halt", "locl", "ccmp", "palt", "kern"]).save(HERE / "small.otf")

collection = TTCollection()
collection.fonts = [TTFont(HERE / "small.ttf", recalcTimestamp=False), again(cut("noto-sans-400.ttf", "ABCabcé", ["kern"]))]
collection.save(HERE / "small.ttc", shareTables=True)
with tempfile.TemporaryDirectory() as folder:  # woff2_compress writes beside what it reads
    shutil.copy(HERE / "small.ttc", folder)
    subprocess.run(["woff2_compress", "small.ttc"], cwd=folder, check=True, capture_output=True)
    shutil.copy(Path(folder) / "small.woff2", HERE / "collection.woff2")

font = cut("noto-sans-400.ttf", "ABCabc.", [])
font["OS/2"].fsType = 2
font.save(HERE / "restricted.ttf")
font = cut("noto-sans-400.ttf", "abcdefghijklmnopqrstuvwxyz.", [])
font["glyf"]["x"].coordinates[0] = (32767, 0)
font.save(HERE / "far.ttf")


def variable(names, text, features, out):
    doc = DesignSpaceDocument()
    doc.addAxisDescriptor(name="Weight", tag="wght", minimum=400, default=400, maximum=700)
    for name, weight in zip(names, (400, 700)):
        font = again(cut(name, text, features, desubroutinize=True))
        doc.addSourceDescriptor(font=font, location={"Weight": weight})
    font, _, _ = varLib.build(doc)
    font["name"].setName("Variable", 6, 3, 1, 0x409)
    font.recalcTimestamp = False
    font.save(HERE / out)

# Only letters whose outlines have the same points in both weights.
variable(("noto-sans-400.ttf", "noto-sans-700.ttf"), "HLOTaoyö., ", ["kern"], "variable.ttf")
variable(("noto-sans-cjk-400.otf", "noto-sans-cjk-700.otf"), "AHo一二三", ["kern", "vert"], "variable.otf")
