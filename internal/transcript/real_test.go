package transcript

import (
	"os"
	"strings"
	"testing"
)

// The transcript that the whole thing is for is not ours to keep, so that its test skips where it is not beside the repository.
func TestRealTranscript(t *testing.T) {
	data, err := os.ReadFile("../../../shared/transcripts/ai-startup-school.zh.txt")
	if err != nil {
		t.Skip("the transcript is not beside the repository: ../shared/transcripts/ai-startup-school.zh.txt")
	}
	tr, list := Read("ai-startup-school.zh.txt", data, Options{})
	if list.HasErrors() || len(list) > 0 {
		t.Fatal(list)
	}
	// 35,635 bytes of UTF-8 are 12,925 characters.
	if tr.Format != PlainText || tr.Encoding.Name != "UTF-8" || tr.Characters() != 12925 || tr.Lang != "zh-Hans" {
		t.Errorf("read as %v, %v, %d characters, %s", tr.Format, tr.Encoding, tr.Characters(), tr.Lang)
	}
	if n := len(tr.Sentences()); n < 450 || n > 800 {
		t.Errorf("%d sentences", n)
	}
	hosts := 0
	for _, turn := range tr.Turns {
		if turn.Role == Host {
			hosts++
		}
		if testing.Verbose() {
			t.Logf("%v %.2f %s: %s", turn.Role, turn.Confidence, turn.Why, strings.ReplaceAll(tr.Slice(turn.Span), "\n", "/"))
		}
	}
	if hosts < 15 || hosts > 60 {
		t.Errorf("%d turns of the host", hosts)
	}
	// Whatever the span, its place leads back to it.
	for _, s := range tr.Sentences() {
		p := tr.Place(s.Span)
		if back, ok := tr.SpanOf(p.From, p.To); !ok || back != s.Span {
			t.Fatalf("%v stands at %+v, which is %v", s.Span, p, back)
		}
	}
}
