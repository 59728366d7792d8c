package theme

import "testing"

// everyTheme returns every built-in theme in each variant.
func everyTheme(t *testing.T) []*Theme {
	t.Helper()
	var all []*Theme
	for _, name := range Names() {
		for _, v := range []string{"light", "dark"} {
			th, list := Load(name, v, nil)
			for _, d := range list {
				t.Errorf("%s %s: %v", name, v, d)
			}
			if th == nil {
				t.Fatalf("%s %s: no theme", name, v)
			}
			all = append(all, th)
		}
	}
	return all
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if th, _ := Load("ink", "auto", nil); th == nil {
			b.Fatal("no theme")
		}
	}
}
