package job

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// Row 54 of the list of bad input: every id gives a name that is safe on every system, and the same one each time.
func TestSafeName(t *testing.T) {
	for _, row := range []struct{ id, want string }{
		{"work", "work"}, {"q01", "q01"}, {"火星", "火星"}, {"a-b_c", "a-b_c"}, {"talk.zh-Hant", "talk.zh-Hant"},
	} {
		if got := SafeName(row.id); got != row.want {
			t.Errorf("%q: %q, want %q", row.id, got, row.want)
		}
	}
	hostile := []string{"../../x", "/etc/passwd", "CON", "aux.png", "nul", "com1", "a.", "a ", " a", strings.Repeat("长", 300), "🚀", "a\x00b", "-rf", "--help", "", ".", "..", "a/b", `a\b`, "a:b", "a*b?", "\xff\xfe", "a--b", "a-"}
	seen := map[string]string{}
	for _, id := range hostile {
		got := SafeName(id)
		if got != SafeName(id) {
			t.Errorf("%q: two names", id)
		}
		if other, ok := seen[got]; ok {
			t.Errorf("%q and %q share %q", id, other, got)
		}
		seen[got] = id
		stem, _, _ := strings.Cut(strings.ToLower(got), ".")
		if got == "" || len(got) > 200 || strings.ContainsAny(got, "/\\:*?\"<>|\x00") || strings.HasPrefix(got, "-") || strings.HasPrefix(got, ".") ||
			strings.HasSuffix(got, ".") || strings.HasSuffix(got, " ") || reserved[stem] || !utf8.ValidString(got) {
			t.Errorf("%q: unsafe name %q", id, got)
		}
	}
}

func FuzzSafeName(f *testing.F) {
	for _, s := range []string{"work", "../x", "CON", "火星", "\xff", "a-", "🚀"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, id string) {
		got := SafeName(id)
		if got == "" || len(got) > 200 || strings.ContainsAny(got, "/\\:*?\"<>|\x00 ") || strings.HasPrefix(got, "-") || strings.HasPrefix(got, ".") || strings.HasSuffix(got, ".") || reserved[strings.ToLower(strings.SplitN(got, ".", 2)[0])] {
			t.Errorf("%q: unsafe name %q", id, got)
		}
	})
}
