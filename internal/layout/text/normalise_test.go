package text

import "testing"

func TestNormalise(t *testing.T) {
	for _, row := range []struct{ lang, in, want string }{
		// GB/T 15834: a transcript's ASCII marks
		{"zh-Hans", "如果今年没有发生,明年肯定会的.", "如果今年没有发生\uff0c明年肯定会的\u3002"},
		{"zh-Hans", "真的吗?是的!", "真的吗\uff1f是的\uff01"},
		{"zh-Hans", "他说:好;走吧", "他说\uff1a好\uff1b走吧"},
		{"zh-Hans", "智能(生物的和数字的)的寿命", "智能\uff08生物的和数字的\uff09的寿命"},
		{"zh-Hans", "埃隆·马斯克(Elon Musk)说", "埃隆·马斯克\uff08Elon Musk\uff09说"},
		// after Latin, before Han
		{"zh-Hans", "从SpaceX,特斯拉到xAI.好", "从SpaceX\uff0c特斯拉到xAI\u3002好"},
		{"zh-Hans", "从SpaceX, 特斯拉", "从SpaceX\uff0c特斯拉"},
		// not inside numbers, times, addresses, Latin phrases
		{"zh-Hans", "共1,000人,3.5公里,18:00到", "共1,000人\uff0c3.5公里\uff0c18:00到"},
		{"zh-Hans", "见https://a.com/x?y=1.好", "见https://a.com/x?y=1\u3002好"},
		{"zh-Hans", "X.com与Confinity合并", "X.com与Confinity合并"},
		{"zh-Hans", "标题是Hello, world! Bye.", "标题是Hello, world! Bye."},
		// quotation marks by pairing, apostrophes
		{"zh-Hans", `你感觉"我必须创造"?`, "你感觉“我必须创造”\uff1f"},
		{"zh-Hans", `他说'好'`, "他说‘好’"},
		{"zh-Hans", `don't的意思`, "don’t的意思"},
		// dots and dashes
		{"zh-Hans", "基本的...算法", "基本的……算法"},
		{"zh-Hans", "不安。。。这", "不安……这"},
		{"zh-Hans", "互联网--上", "互联网——上"},
		{"zh-Hans", "互联网—上", "互联网——上"},
		{"zh-Hans", "互联网——上", "互联网——上"},
		{"zh-Hans", "GPT-4", "GPT-4"},
		// spaces
		{"zh-Hans", "从 Zip2 到火星", "从Zip2到火星"},
		{"zh-Hans", "一行 折叠", "一行折叠"},
		{"zh-Hans", "两  个空格\u3000全角", "两  个空格\u3000全角"},
		{"zh-Hans", "Elon Musk 说", "Elon Musk说"},
		{"zh-Hant", "好,走吧!", "好\uff0c走吧\uff01"},
		{"ja", "本当?そう!", "本当\uff1fそう\uff01"},
		{"ko", "안녕, 세계!", "안녕, 세계!"},
		{"en", `"Don't aspire to 'glory'..."`, "“Don’t aspire to ‘glory’…”"},
	} {
		got, origin := Normalise([]rune(row.in), row.lang, AllRules)
		if string(got) != row.want {
			t.Errorf("%s %q:\n got %q\nwant %q", row.lang, row.in, string(got), row.want)
		}
		if len(origin) != len(got)+1 || origin[len(got)] != len([]rune(row.in)) {
			t.Errorf("%q: %d origins for %d characters", row.in, len(origin), len(got))
		}
		for i := 1; i < len(origin); i++ {
			if origin[i] < origin[i-1] {
				t.Errorf("%q: origins go back at %d", row.in, i)
			}
		}
	}
}

// TestNormaliseRules: each rule alone changes what is its own and leaves the rest.
func TestNormaliseRules(t *testing.T) {
	const typed = `他说:"用 Go 写"...好--行(真的).`
	for _, row := range []struct {
		rules Rules
		want  string
	}{
		{Rules{}, typed},
		{Rules{Marks: true}, "他说\uff1a\"用 Go 写\"...好--行\uff08真的\uff09\u3002"},
		{Rules{Quotes: true}, "他说:“用 Go 写”...好--行(真的)."},
		{Rules{Ellipses: true}, `他说:"用 Go 写"……好--行(真的).`},
		{Rules{Dashes: true}, `他说:"用 Go 写"...好——行(真的).`},
		{Rules{Spaces: true}, `他说:"用Go写"...好--行(真的).`},
		{AllRules, "他说\uff1a“用Go写”……好——行\uff08真的\uff09\u3002"},
	} {
		if got, _ := Normalise([]rune(typed), "zh-Hans", row.rules); string(got) != row.want {
			t.Errorf("%+v:\n got %s\nwant %s", row.rules, string(got), row.want)
		}
	}
	if got, _ := Normalise([]rune(`"Well..." he said--"no"`), "en", Rules{Dashes: true}); string(got) != `"Well..." he said—"no"` {
		t.Errorf("dashes alone in English: %s", string(got))
	}
	apart := AllRules
	apart.Apart = true
	if got, _ := Normalise([]rune("用 Go 写 3 行, 真 的"), "zh-Hans", apart); string(got) != "用 Go 写 3 行\uff0c真的" {
		t.Errorf("for others to set: %s", string(got))
	}
}

// TestNormaliseTwice: normalising what is normal changes nothing.
func TestNormaliseTwice(t *testing.T) {
	for _, s := range []string{"他说\uff1a“好\u3002”", "互联网——上……", "共1,000人\uff0c18:00", "不要渴望荣耀\uff0c要渴望工作\u3002"} {
		if got, _ := Normalise([]rune(s), "zh-Hans", AllRules); string(got) != s {
			t.Errorf("%q became %q", s, string(got))
		}
	}
}
