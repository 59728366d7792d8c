package curate

import "testing"

// TestSaidTwice: a sentence that only repeats the one before it makes a quote no better, and is not taken for one that answers it.
func TestSaidTwice(t *testing.T) {
	// 我们必须守住这盏灯。所以守住这盏灯。 against 我们必须守住每个人。
	first := "\u6211\u4eec\u5fc5\u987b\u5b88\u4f4f\u8fd9\u76cf\u706f\u3002"
	var before, again, other shingles
	feed := func(s *shingles, text string) {
		for _, c := range text {
			s.feed(c, false)
		}
		s.flush()
	}
	feed(&before, first)
	feed(&again, "\u5b88\u4f4f\u8fd9\u76cf\u706f\u3002")
	feed(&other, "\u6211\u4eec\u5fc5\u987b\u5b88\u4f4f\u6bcf\u4e2a\u4eba\u3002")
	if again.adds(&before) || again.like(&before) || again.akin(&before) {
		t.Error("a repetition passes for something new")
	}
	if !other.adds(&before) || !other.like(&before) {
		t.Error("what is built alike passes for a repetition")
	}
}
