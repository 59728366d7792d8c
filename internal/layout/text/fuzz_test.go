package text

import (
	"testing"
	"unicode/utf8"
)

// FuzzBreak: no text, language or width makes the engine panic, hang or lose a character.
func FuzzBreak(f *testing.F) {
	for _, text := range []string{paragraph77, "床前明月光\r\n疑是地上霜", "见https://www.example.com/a?b=c_d 。", "👨‍👩‍👧🇨🇳❤️", "e\u0301\u0308\u200b\u2060", "ฟ้า שלום مرحبا", "12月24日"} {
		f.Add(text, "zh-Hans", 7.5, false)
		f.Add(text, "ja", 1.0, true)
		f.Add(text, "en", 20.0, false)
	}
	f.Fuzz(func(t *testing.T, text, lang string, width float64, vertical bool) {
		if !utf8.ValidString(text) || len(text) > 2000 || !(width >= 1 && width < 1000) {
			t.Skip()
		}
		p := engine.Prepare(Paragraph{Text: text, Lang: lang, Vertical: vertical, Normalise: AllRules, Hang: true})
		for _, mode := range []Mode{Display, Compact} {
			lines, ok := p.Break(Measure{Width: width, Mode: mode})
			if !ok {
				t.Fatalf("%q at %g: no lines", text, width)
			}
			checkLines(t, &lines)
		}
	})
}
