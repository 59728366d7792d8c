package layout

import (
	"strings"
	"testing"
)

// Words of what is left out stand over the marks, of which those with an icon are larger: a label as wide as what is between two marks touched the corner of one.
func TestEvenLabelsClearOfIcons(t *testing.T) {
	labels, icons := 0, 0
	for _, lang := range []string{"zh-Hans", "en"} {
		for _, look := range []string{"dawn", "ink", "grid", "signal"} {
			for _, name := range []string{"x", "slide", "linkedin", "wechat-cover"} {
				for _, events := range []int{3, 4, 5, 6} {
					tl := timelineOf(t, strings.Join([]string{"1950|甲", "1981|乙", "1990|丙", "2003-05-06|丁", "2014|戊", "2024|己"}[:events], "\n"))
					tl.lang, tl.layout, tl.scale = lang, "horizontal", "even"
					for i := range tl.events {
						tl.events[i].icon = "\U0001f680"
					}
					size := sizeOf(t, name)
					pages := testSetters()[look+" "+lang].layTimeline(tl, size, place{})
					if fault := checkTimeline(tl, pages, size); fault != "" {
						t.Errorf("%s, %s, %s, %d events: %s", lang, look, name, events, fault)
					}
					for _, p := range pages {
						for _, b := range p.Scene.Boxes {
							switch b.Role {
							case "tick":
								labels++
								for _, m := range boxes(p, "mark") {
									if m.Y < b.Bottom() {
										t.Errorf("%s, %s, %s, %d events: %q reaches down to %g, beside a mark from %g on", lang, look, name, events, b.Text, b.Bottom(), m.Y)
									}
								}
							case "mark":
								icons++
							}
						}
					}
				}
			}
		}
	}
	if labels < 50 || icons < 100 {
		t.Errorf("only %d labels and %d marks were seen", labels, icons)
	}
}
