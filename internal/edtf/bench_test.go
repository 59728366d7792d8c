package edtf

import "testing"

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse("2008-12-24T18:00/2009-01~"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkParseNatural(b *testing.B) {
	for _, s := range []string{"2008年12月24日 18:00", "Dec 24, 2008"} {
		b.Run(s, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := ParseNatural(s, "zh"); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkShow(b *testing.B) {
	d := mustParse(b, "2008-09-24/2008-12-26~")
	b.ReportAllocs()
	for b.Loop() {
		_ = d.Show("zh-Hans")
	}
}

func BenchmarkCompare(b *testing.B) {
	x, y := mustParse(b, "2008-12-24T18:00"), mustParse(b, "2008-12-24/2009")
	b.ReportAllocs()
	for b.Loop() {
		_ = x.Compare(y)
	}
}
