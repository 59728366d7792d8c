package text

// Where a line may end: UAX #14 (Unicode 17), tailored. The tailorings are a table, each with its source; the first one that
// applies to a border decides, and where none does, the standard does. A test runs Unicode's own test file and allows no
// difference but through a row of this table.

// verdict is what a tailoring says of a border.
type verdict uint8

const (
	allow  verdict = iota
	refuse         // no break by the rules, but one in an emergency
	forbid         // no break, not even in an emergency
)

// border is the place before cluster i.
type border struct {
	p           *Prepared
	langs       languages // of the paragraph
	i           int
	a, b        *cluster // before and after it
	last, first rune     // the last code point before it and the first after it
	standard    bool     // UAX #14 allows a break
	held        bool     // inside words to keep, or a figure with its unit
	url         bool     // inside an address
}

// languages that a tailoring is for.
type languages uint8

const (
	chinese languages = 1 << iota
	japanese
	korean
	others
	hanSetting    = chinese | japanese
	everyLanguage = chinese | japanese | korean | others
)

func languagesOf(lang string) languages {
	switch {
	case isChinese(lang):
		return chinese
	case isJapanese(lang):
		return japanese
	case isKorean(lang):
		return korean
	}
	return others
}

// tailoring is one row: what it says of the borders that it applies to.
type tailoring struct {
	name    string
	source  string
	langs   languages
	applies func(c *border) bool
	verdict verdict
}

// tailorings are in order of precedence.
var tailorings = []tailoring{
	{"no line begins with a line end or a space", "UAX #14 LB6, LB7, which lets a line begin with a tab or a no-break space after a space", everyLanguage,
		func(c *border) bool {
			return c.b.class == classMandatory || c.b.class == classSpace && c.first != ideographicSpace
		}, forbid},
	{"no break before U+200B", "UAX #14 LB7", everyLanguage,
		func(c *border) bool { return c.b.class == classZeroSpace }, forbid},
	{"a break after U+200B", "UAX #14 LB8", everyLanguage,
		func(c *border) bool { return c.a.class == classZeroSpace }, allow},
	{"no break beside U+2060", "UAX #14 LB11; after a space, where the standard has a break, it is what the writer asked for", everyLanguage,
		func(c *border) bool { return c.a.class == classJoiner || c.b.class == classJoiner }, forbid},
	{"no break before a soft hyphen", "UAX #14 LB21", everyLanguage,
		func(c *border) bool { return c.b.class == classSoftHyphen }, forbid},
	{"a break after a soft hyphen", "UAX #14, class BA; CSS Text 3, 5.4; also where Korean would break at spaces only", everyLanguage,
		func(c *border) bool { return c.a.class == classSoftHyphen && c.b.isLetter() }, allow},
	{"no break after a no-break space", "UAX #14 LB12", everyLanguage,
		func(c *border) bool { return isNoBreakSpace(c.last) }, forbid},
	{"kept words, figures with their units", "CLREQ 3.1.5; JLREQ 3.1.10; the deck", everyLanguage,
		func(c *border) bool { return c.held }, forbid},
	{"an address breaks after its marks", "ours: UAX #14 has too few places (LB29 keeps what follows a dot, LB28 what follows = or _), so that long addresses overflow", everyLanguage,
		func(c *border) bool { return c.url && breaksURL(c.last, c.first) }, allow},
	{"and nowhere else", "the same", everyLanguage,
		func(c *border) bool { return c.url }, refuse},
	{"Korean breaks at spaces", "CSS Text 4, word-break: keep-all; KLREQ 4.4.2", korean,
		func(c *border) bool { return c.a.class != classSpace && c.a.class != classConnector }, refuse},
	{"a Japanese line may begin with a dash", "JLREQ 3.1.7 and 3.1.10: inseparable characters (cl-08) are not among those that begin no line", japanese,
		func(c *border) bool { return beginsWithDash(c.last, c.first) }, allow},
	{"no line begins with a closing mark, stop or connector", "CLREQ 3.1.4, strict; JLREQ 3.1.7; GB/T 15834-2011 5.1", hanSetting,
		func(c *border) bool { return noStart[c.first] }, forbid},
	{"no line begins with small kana or iteration marks", "JLREQ 3.1.7, strict; loose setting lets small kana and ー begin one", japanese,
		func(c *border) bool {
			return noStartJapanese[c.first] && !(c.p.paragraph.Loose && (isSmallKana(c.first) || c.first == 'ー'))
		}, forbid},
	{"no line ends with an opening mark", "CLREQ 3.1.4; JLREQ 3.1.8; GB/T 15834-2011 5.1", hanSetting,
		func(c *border) bool { return noEnd[c.last] }, forbid},
	{"no line ends with a solidus", "CLREQ 3.1.4, strict; GB/T 15834-2011 5.1", chinese,
		func(c *border) bool { return c.last == '/' || c.last == '\uff0f' }, forbid},
	{"a break between a space and a full-width character", "UAX #14 LB18, also for quotation marks that it takes for closing ones", hanSetting,
		func(c *border) bool { return c.a.class == classSpace && isCJK(c.first) }, allow},
	{"—— and …… are one mark", "CLREQ 3.1.5; JLREQ 3.1.10; GB/T 15834-2011 5.1", hanSetting,
		func(c *border) bool {
			return inseparable[c.last] && inseparable[c.first] && c.last == c.first
		}, forbid},
	{"a dash that opens a clause stays with it", "ours: ——然后呢？", hanSetting,
		func(c *border) bool { return c.a.class == classDash && c.p.opensWithDash(c.i) }, forbid},
	{"the conditional ば is part of its verb", "ours: 急がば", japanese,
		func(c *border) bool { return c.a.class != classSpace && c.first == 'ば' }, forbid},
	{"a name is not parted at its dot", "GB/T 15834-2011 4.14 and 5.1: the dot belongs to the name; JLREQ 3.1.7 lets a line end after ・", hanSetting,
		func(c *border) bool { return c.last == '·' || c.last == '‧' }, forbid},
	{"a break beside any full-width character", "CLREQ: a line may break between any two characters; UAX #14 keeps some marks with Han (LB30)", hanSetting,
		func(c *border) bool { return c.a.class != classSpace && (isCJK(c.first) || isCJK(c.last)) }, allow},
	{"a break outside quotation marks", "UAX #14 LB19 cannot know which of “ and ” opens, Chinese does", hanSetting,
		func(c *border) bool {
			return c.b.class == classOpen && c.first >= 0x2018 || c.a.class == classClose && c.last >= 0x2018
		}, allow},
}

const ideographicSpace = 0x3000

// Where no tailoring applies the standard decides.
var (
	standardAllows  = tailoring{name: "the standard", source: "UAX #14", langs: everyLanguage, verdict: allow}
	standardRefuses = tailoring{name: "the standard", source: "UAX #14", langs: everyLanguage, verdict: refuse}
)

// isLetter reports whether a cluster is of letters or characters of words.
func (c *cluster) isLetter() bool {
	switch c.class {
	case classLatin, classHangul, classHan, classKana, classDigit:
		return true
	}
	return false
}

// decide returns the row that the border falls under.
func (c *border) decide() *tailoring {
	for i := range tailorings {
		if t := &tailorings[i]; t.langs&c.langs != 0 && t.applies(c) {
			return t
		}
	}
	if c.standard {
		return &standardAllows
	}
	return &standardRefuses
}

// beginsWithDash reports whether a dash of the kind that Japanese text uses, U+2014 or U+2015, follows something that may end
// a line.
func beginsWithDash(last, first rune) bool {
	return (first == '\u2014' || first == '\u2015') && last != first && !noEnd[last] && !isNoBreakSpace(last)
}

// isNoBreakSpace reports whether r is a space that forbids breaks on both sides.
func isNoBreakSpace(r rune) bool { return r == 0xa0 || r == 0x2007 || r == 0x202f }
