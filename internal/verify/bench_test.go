package verify_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"cards/internal/transcript"
	"cards/internal/verify"
)

// interview makes an interview of about size bytes out of invented words, and the sentences that it is made of.
func interview(size int) (text string, sentences []string) {
	draw := rand.New(rand.NewPCG(8, 5))
	subjects := []string{"灯塔", "老船长", "这座岛", "我的师傅", "远处的雾", "守灯的人", "年轻的水手", "那一年的海", "码头上的孩子", "修好的透镜"}
	verbs := []string{"不会忘记", "从来没有见过", "总是想起", "可能会错过", "一直等着", "慢慢修好了", "悄悄带走了", "终于听懂了", "不愿意离开", "记住了"}
	objects := []string{"最后一班船", "第一束光", "海面上的风", "岸边的石头", "天亮以前的安静", "写在墙上的名字", "没有寄出的信", "母亲的歌", "回家的路", "冬天的雪"}
	var b strings.Builder
	for turn := 0; b.Len() < size; turn++ {
		b.WriteString([]string{"主持人:", "林海生:"}[turn%2])
		for range 2 + draw.IntN(6) {
			s := fmt.Sprintf("%s在%d年的第%d天%s%s,因为%s也%s%s。", subjects[draw.IntN(10)], 1900+draw.IntN(120), 1+draw.IntN(365),
				verbs[draw.IntN(10)], objects[draw.IntN(10)], subjects[draw.IntN(10)], verbs[draw.IntN(10)], objects[draw.IntN(10)])
			b.WriteString(s)
			if draw.IntN(40) == 0 {
				sentences = append(sentences, s)
			}
		}
		b.WriteString("\n")
	}
	return b.String(), sentences
}

// claims are n quotes, of which one in three is as it was said, one has a word changed, one was never said.
func claims(sentences []string, n int) []verify.Claim {
	var out []verify.Claim
	for i := range n {
		s := sentences[(i*7919)%len(sentences)]
		switch i % 3 {
		case 1:
			s = strings.Replace(s, "因为", "虽然", 1)
		case 2:
			s = fmt.Sprintf("没有人知道第%d盏灯为什么在夜里自己亮了起来,也没有人去问。", i)
		}
		out = append(out, verify.Claim{Words: s})
	}
	return out
}

func BenchmarkVerify10MB(b *testing.B) {
	text, sentences := interview(10 << 20)
	t, list := transcript.Read("talk.txt", []byte(text), transcript.Options{})
	if t == nil {
		b.Fatal(list.Error())
	}
	quotes := claims(sentences, 300)
	b.ReportAllocs()
	for b.Loop() {
		v := verify.New(t, nil)
		found := 0
		for _, c := range quotes {
			if v.Check(c).Class.Accepted() {
				found++
			}
		}
		if found < 90 {
			b.Fatalf("only %d quotes were found", found)
		}
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.Sys)/(1<<20), "MiB-from-system")
}

// BenchmarkHostile is text that repeats itself, with quotes that nearly do.
func BenchmarkHostile(b *testing.B) {
	for _, unit := range []string{"年", "不", "我认为", "一二三", "no "} {
		b.Run(unit, func(b *testing.B) {
			t, list := transcript.Read("talk.txt", []byte("开始。"+strings.Repeat(unit, 1_000_000/len(unit))+"结束。"), transcript.Options{})
			if t == nil {
				b.Fatal(list.Error())
			}
			v := verify.New(t, nil)
			almost := strings.Repeat(unit, 600/len([]rune(unit)))
			for b.Loop() {
				v.Check(verify.Claim{Words: almost + "月"})
				v.Check(verify.Claim{Words: almost + "……" + almost + "月……" + unit})
			}
		})
	}
}
