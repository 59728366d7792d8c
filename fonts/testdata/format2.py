#!/usr/bin/python3
"""Writes format2.otf: kana and full-width forms of noto-sans-cjk-400.otf with coverage tables as a font tool writes
them, mostly in format 2, for the test of listCoverage.

    /usr/bin/python3 fonts/testdata/format2.py
"""
from pathlib import Path

from fontTools import subset

FONTS = Path(__file__).resolve().parent.parent
o = subset.Options()
o.layout_features, o.layout_scripts, o.hinting = ["locl", "vert", "vhal", "palt", "fwid", "halt"], ["*"], False
o.drop_tables += ["name"]
font = subset.load_font(FONTS / "noto-sans-cjk-400.otf", o)
s = subset.Subsetter(o)
s.populate(unicodes=[*range(0x3000, 0x3100), *range(0xFF01, 0xFF61), 0x2014, 0x2026])
s.subset(font)
subset.save_font(font, FONTS / "testdata" / "format2.otf", o)
