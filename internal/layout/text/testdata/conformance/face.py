"""What the model takes from a font: advances, kerning, and the air that a full-width mark can give up.

Only the tables are read (cmap, hmtx, GSUB locl, GPOS halt, vhal and kern); nothing is shaped.
"""

from fontTools.ttLib import TTFont

# The OpenType language systems of the languages of the cases.
SYSTEMS = {"zh-Hans": "ZHS", "zh-Hant": "ZHT", "zh-TW": "ZHT", "zh-HK": "ZHH", "ja": "JAN", "ko": "KOR", "en": "dflt"}


class Face:
    """One font file, read lazily and never written."""

    def __init__(self, path):
        self.font = TTFont(path, lazy=True)
        self.upem = self.font["head"].unitsPerEm
        self.cmap = self.font.getBestCmap()
        self.widths = self.font["hmtx"]
        self.lookups = {}

    def has(self, character):
        return ord(character) in self.cmap

    def _subtables(self, table, system, feature):
        """The subtables of a feature of the Han script (whose kerning and forms are those of all scripts of these faces)."""
        key = (table, system, feature)
        if key in self.lookups:
            return self.lookups[key]
        found = []
        if table in self.font:
            layout = self.font[table].table
            scripts = {r.ScriptTag: r.Script for r in layout.ScriptList.ScriptRecord}
            script = scripts.get("hani") or scripts.get("latn") or scripts["DFLT"]
            chosen = script.DefaultLangSys
            for record in script.LangSysRecord:
                if record.LangSysTag.strip() == system:
                    chosen = record.LangSys
            indices = set()
            for i in chosen.FeatureIndex:
                record = layout.FeatureList.FeatureRecord[i]
                if record.FeatureTag == feature:
                    indices.update(record.Feature.LookupListIndex)
            for i in sorted(indices):
                for subtable in layout.LookupList.Lookup[i].SubTable:
                    # Extension lookups hold the real one.
                    found.append((i, getattr(subtable, "ExtSubTable", subtable)))
        self.lookups[key] = found
        return found

    def glyph(self, character, language, vertical=False):
        """The glyph of a character in the form of a language, and in columns that of columns."""
        name = self.cmap[ord(character)]
        for feature in ("locl", "vert") if vertical else ("locl",):
            done = set()
            for lookup, subtable in self._subtables("GSUB", SYSTEMS[language], feature):
                if lookup not in done and subtable.LookupType == 1 and name in subtable.mapping:
                    name = subtable.mapping[name]
                    done.add(lookup)
        return name

    def advance(self, character, language):
        """How far a character moves the pen in a line, in em."""
        return self.widths[self.glyph(character, language)][0] / self.upem

    def air(self, character, language, vertical=False):
        """The air before and after the ink of a mark that the font itself says may be given up, in em."""
        name = self.glyph(character, language, vertical)
        for _, subtable in self._subtables("GPOS", SYSTEMS[language], "vhal" if vertical else "halt"):
            if subtable.LookupType != 1 or name not in subtable.Coverage.glyphs:
                continue
            value = subtable.Value
            if subtable.Format == 2:
                value = value[subtable.Coverage.glyphs.index(name)]
            if vertical:
                lost, before = -getattr(value, "YAdvance", 0), getattr(value, "YPlacement", 0)
            else:
                lost, before = -getattr(value, "XAdvance", 0), -getattr(value, "XPlacement", 0)
            return before / self.upem, (lost - before) / self.upem
        return 0.0, 0.0

    def kerning(self, left, right, language):
        """What the font adds between two characters, in em."""
        a, b = self.glyph(left, language), self.glyph(right, language)
        done = set()
        total = 0
        for lookup, subtable in self._subtables("GPOS", SYSTEMS[language], "kern"):
            if lookup in done or subtable.LookupType != 2 or a not in subtable.Coverage.glyphs:
                continue
            if subtable.Format == 1:
                pairs = subtable.PairSet[subtable.Coverage.glyphs.index(a)].PairValueRecord
                for pair in pairs:
                    if pair.SecondGlyph == b:
                        total += getattr(pair.Value1, "XAdvance", 0) if pair.Value1 else 0
                        done.add(lookup)
                continue
            first = subtable.ClassDef1.classDefs.get(a, 0)
            second = subtable.ClassDef2.classDefs.get(b, 0)
            value = subtable.Class1Record[first].Class2Record[second].Value1
            total += getattr(value, "XAdvance", 0) if value else 0
            # The first subtable that knows the left glyph decides.
            done.add(lookup)
        return total / self.upem
