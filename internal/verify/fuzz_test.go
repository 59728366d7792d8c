package verify_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"cards/internal/transcript"
	"cards/internal/verify"
)

// FuzzCheck holds any words to any transcript. Whatever they are, every span lies in the text, and words that are taken out of it as
// they stand are found.
func FuzzCheck(f *testing.F) {
	for _, r := range rows(f) {
		f.Add(lampText, r.words, r.said)
	}
	f.Add("A: I did not.\nB: U.S. 1,000 -5 18-25 24/7 don't.", "U.S. 1,000 -5", "")
	f.Add("年年年年年年", "年年……年[年]年", "年")
	f.Add("e\u0301\u1112\u1161\u11ab\uff76\uff9e", "é한ガ", "")
	f.Add("[…]……()", "……[x]…", "[")
	f.Fuzz(func(t *testing.T, text, words, said string) {
		if len(text) > 4000 || len(words) > 1000 || len(said) > 1000 {
			return
		}
		tr, _ := transcript.Read("a.txt", []byte(text), transcript.Options{})
		if tr == nil {
			return
		}
		v := verify.New(tr, []verify.Correction{{Heard: "林", Said: "林海"}, {Heard: "a", Said: ""}})
		r := v.Check(verify.Claim{Words: words, Said: said, Speaker: []string{"林"}, Others: []string{"主持人"}})
		inside(t, tr, r)
		for _, e := range r.Edits {
			if e.From < 0 || e.To < e.From || e.To > max(len(words), len(said)) {
				t.Fatalf("the edit %+v lies outside of %q and %q", e, words, said)
			}
		}
		v.Lacks(words, []string{said})
		// A sentence of the transcript is in it.
		for _, s := range tr.Sentences()[:min(3, len(tr.Sentences()))] {
			own := tr.Slice(s.Span)
			if strings.ContainsAny(own, "[［〔(（…⋯.。．·") || !utf8.ValidString(own) {
				continue // marks of cuts and insertions mean themselves
			}
			got := v.Check(verify.Claim{Words: own})
			inside(t, tr, got)
			if got.Class == verify.NotFound && strings.ContainsFunc(own, func(r rune) bool { return r >= '0' && r <= '9' || r >= 'b' && r <= 'z' || r >= 0x4e00 && r < 0x9fa5 }) {
				t.Fatalf("%q is a sentence of %q and is not found: %+v", own, text, got)
			}
		}
	})
}

const lampText = "主持人:您怕不怕?\n林海生:我不怕黑,我怕灯灭。可能有一些人怕黑,18个月,不到20万元。\n主持人:好。\n林海生:也许吧,我不知道。"

func inside(t *testing.T, tr *transcript.Transcript, r verify.Result) {
	t.Helper()
	spans := append([]transcript.Span{r.Span, r.WordAt}, r.Parts...)
	for _, e := range r.Edits {
		spans = append(spans, e.At)
	}
	for _, c := range r.Cuts {
		spans = append(spans, c.At)
	}
	for _, s := range spans {
		if s.From < 0 || s.To < s.From || s.To > len(tr.Text) {
			t.Fatalf("the span %+v lies outside of a text of %d bytes: %+v", s, len(tr.Text), r)
		}
	}
}
