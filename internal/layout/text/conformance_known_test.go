package text

// knownDifferences are the cases that the engine does not set by the source yet, by defect, with the reason.
var knownDifferences = []struct {
	why   string
	cases []string
}{
	{"［］｛｝ are not in the sets of what no line begins or ends with (CLREQ 3.1.4 and its table; JLREQ cl-01, cl-02)", []string{
		"ja 2.5 - ［春|夏］|秋", "ja 2.5 - ｛春|夏｝|秋", "ja 2.5 - 春|［夏|秋］", "ja 2.5 - 春|｛夏|秋｝",
		"zh-Hans 2.5 - ［春|夏］|秋", "zh-Hans 2.5 - ｛春|夏｝|秋", "zh-Hans 2.5 - 春|［夏|秋］", "zh-Hans 2.5 - 春|｛夏|秋｝",
		"zh-Hant 2.5 - ［春|夏］|秋", "zh-Hant 2.5 - ｛春|夏｝|秋", "zh-Hant 2.5 - 春|［夏|秋］", "zh-Hant 2.5 - 春|｛夏|秋｝",
	}},
	{"nor are 〝〟 of columns, the wave dash U+301C (JLREQ cl-01, cl-02, cl-03) and ⸺ U+2E3A (CLREQ 3.1.4, strict)", []string{
		"ja 2.5 vertical 〝春|夏〟|秋", "ja 2.5 vertical 春|〝夏|秋〟", "ja 2 - 春|夏〜|秋", "zh-Hans 3 lines 春|夏⸺|秋",
	}},
	{"Japanese compounds of kanji are one phrase to the model, so that it tears 大阪 and 国立 (typography.md, Line breaking 6)", []string{
		"ja 4 - 東京|大阪、|京都", "ja 5 - 東京|国立公園",
	}},
	{"kana are kerned in lines, though they are set solid (JLREQ 2.1.3): the face's kern is meant for palt", []string{
		"ja 30 - マット", "ja 30 - トイレ", "ja 30 - アイデア",
	}},
	{"the dot of a name has the Latin font's 0.33 em instead of half an em (GB/T 15834-2011 5.1.7), in Taiwan and Hong Kong of one (CLREQ 3.1.2)", []string{
		"zh-Hans 30 - 马丁·路德", "zh-Hant 30 - 馬丁·路德",
	}},
	{"in columns the dot is narrowed to half an em everywhere; Taiwan and Japan have one (CLREQ 3.1.2; JLREQ 3.1.2)", []string{
		"zh-Hant 30 vertical 馬丁·路德", "ja 30 vertical 東京・大阪",
	}},
	{"– and ／ take half an em in the Mainland (GB/T 15834-2011 5.1.6 and 5.1.9)", []string{
		"zh-Hans 30 - 北京–上海", "zh-Hans 30 - 父亲／母亲",
	}},
	{"two of ！？ take one em (GB/T 15834-2011 5.1.2): only the first gives up its air", []string{
		"zh-Hans 30 - 什么？！他说", "zh-Hans 30 - 快走！！他说",
	}},
	{"in Taiwan and Japan ！ takes a whole em (CLREQ 3.1.6.1; JLREQ 3.1.6): it is squeezed where the face's halt has it, while ？ is not", []string{
		"zh-Hant 30 - 「春天！」他說", "zh-Hant 30 - 讀《春秋》！他", "ja 30 - 「早朝！」東京",
	}},
	{"Japanese ： and ； are middle dots to their neighbours (JLREQ 3.1.4): a quarter em remains beside a bracket", []string{
		"ja 30 - 「東京」：大阪", "ja 30 - 会場：「東京」",
	}},
	{"half an em remains between a Japanese comma and …… (JLREQ 3.1.10)", []string{
		"ja 30 - 東京、……大阪",
	}},
	{"Japanese “ ” are brackets of half an em with half an em of air (JLREQ 3.1.2), not proportional", []string{
		"ja 30 - 本“東京”大阪",
	}},
	{"a Japanese line may end after ・ (JLREQ 3.1.7, appendix C): GB/T 15834's rule of names tears 東京 here", []string{
		"ja 4 - 東京・|大阪",
	}},
	{"nothing hangs in a succession of marks (CLREQ 3.1.7)", []string{
		"zh-Hans 5 hang 春天花开。”|我们出门",
	}},
	{"in traditional Chinese stops hang in columns, and nothing in lines (CLREQ 3.1.7)", []string{
		"zh-Hant 4.5 hang 「早上|出發」", "zh-Hant 4 vertical,hang 春天花開，|我們出門",
	}},
	{"U+200B behind a mark keeps it from giving up its air at a line's end", []string{
		`zh-Hans 30 - 花开，\u200b`,
	}},
	{"of a pair of quotation marks in Latin text at a text's or phrase's end one is proportional and one full width", []string{
		"zh-Hans 30 - 看the “new”", "zh-Hans 30 - 他说the “new”吗",
	}},
	{"in columns the apostrophe parts a Latin word: don lies on its side, ’t stands upright (CLREQ 3.2.3)", []string{
		"zh-Hans 30 vertical,forms=读don’t的 读don’t的",
	}},
	{"° counts as a part of its number (typography.md, CJK–Latin gap), as % does: the gap before Han is missing", []string{
		"zh-Hans 30 - 转90°后",
	}},
	{"a full stop behind a Latin word that ends a Chinese text stays ASCII (CLREQ 3.2.1: the marks are those of the main text)", []string{
		"zh-Hans 30 normalise 他用AI. => 他用AI。",
	}},
	{"kerning with the first letter of the next line counts in the width of this one", []string{
		"zh-Hans 8 - https://www.|example.org",
	}},
	{"spaces and hyphens in Korean are not those of the face for Korean (locl): spaces are items of script Common, the hyphen is the nominal glyph", []string{
		"ko 30 - 한국어 문장", `ko 4.5 - typo\u00ad^graphy`,
	}},
}

// knownCases returns the reason by the name of the case.
func knownCases() map[string]string {
	known := map[string]string{}
	for _, d := range knownDifferences {
		for _, name := range d.cases {
			known[name] = d.why
		}
	}
	return known
}
