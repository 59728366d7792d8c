package theme

import "testing"

func TestBuiltinThemesLoadWithoutComplaint(t *testing.T) {
	for _, name := range Names() {
		for _, v := range []string{"light", "dark", "auto"} {
			th, list := Load(name, v, nil)
			for _, d := range list {
				t.Errorf("%s %s: %v", name, v, d)
			}
			if th == nil {
				t.Errorf("%s %s: no theme", name, v)
			}
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if th, _ := Load("ink", "auto", nil); th == nil {
			b.Fatal("no theme")
		}
	}
}
