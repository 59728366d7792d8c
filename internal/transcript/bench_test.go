package transcript

import (
	"strings"
	"testing"
)

// Ten megabytes of each kind: a text without labels, whose turns are guessed, and subtitles.
func BenchmarkRead10MB(b *testing.B) {
	text := strings.Repeat("我们正在建造火箭,这很难。你怎么看?我的意思是,大概在2002年中期启动,预计会失败。\n", 10<<20/118)
	cues := "WEBVTT\n\n" + strings.Repeat("00:01.000 --> 00:02.000\n<v Ann>We build rockets, and\nthat is hard to do.\n\n", 10<<20/73)
	for name, data := range map[string]string{"text": text, "vtt": cues} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if tr, list := Read("x", []byte(data), Options{}); tr == nil {
					b.Fatal(list)
				}
			}
		})
	}
}
