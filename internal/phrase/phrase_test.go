package phrase

import (
	"strings"
	"testing"
)

// TestNeverTorn: words that segmenters are known to tear, each in a sentence.
func TestNeverTorn(t *testing.T) {
	cases := []struct{ lang, text, word string }{
		{"zh-Hans", "这意味着我们还活着", "意味着"},
		{"zh-Hans", "所有参与者都同意", "参与者"},
		{"zh-Hans", "他研究人工智能很多年", "人工智能"},
		{"zh-Hans", "武汉市长江大桥欢迎您", "长江大桥"},
		{"zh-Hans", "因为我买不起那条线路", "买不起"},
		{"zh-Hans", "成为一个多行星物种", "多行星"},
		{"zh-Hans", "成为一个多行星物种", "物种"},
		{"zh-Hans", "从第一性原理出发", "第一性原理"},
		{"zh-Hans", "没有成功的火箭创业公司", "创业公司"},
		{"zh-Hans", "去俄罗斯购买洲际弹道导弹", "洲际弹道导弹"},
		{"zh-Hans", "创造一些有用的东西", "有用"},
		{"zh-Hans", "要尽可能地有用", "尽可能"},
		{"zh-Hans", "增加了文明的预期寿命", "预期寿命"},
		{"zh-Hans", "离数字超级智能非常接近", "超级智能"},
		{"zh-Hans", "必须最大限度地寻求真相", "最大限度"},
		{"zh-Hans", "让我们为埃隆·马斯克鼓掌", "埃隆·马斯克"},
		{"zh-Hans", "伊利亚·苏茨克维离开了", "伊利亚·苏茨克维"},
		{"zh-Hans", "非常非常早期的阶段", "非常非常"},
		{"zh-Hans", "收到2000万美元的支票", "2000万美元"},
		{"zh-Hans", "在2008年12月24日那天", "2008年"},
		{"zh-Hans", "在2008年12月24日那天", "12月24日"},
		{"zh-Hans", "大约10万个用户", "10万个"},
		{"zh-Hans", "成功的几率不到10%吧", "10%"},
		{"zh-Hans", "火箭第四次发射成功", "第四次"},
		{"zh-Hans", "18到25岁的年轻人", "18到25岁"},
		{"zh-Hans", "张海在北京工作", "张海"},
		{"zh-Hans", "我们准备好了", "准备好"},
		{"zh-Hans", "她摇了摇头说", "摇了摇头"},
		{"zh-Hant", "這意味著參與者的責任", "意味著"},
		{"zh-Hant", "這意味著參與者的責任", "參與者"},
		{"zh-TW", "他的著作很有名", "著作"},
		{"ja", "スマートフォンを買った", "スマートフォン"},
		{"ja", "2008年に会社を作った", "2008年"},
		{"ja", "この世が住みにくいからとて", "住みにくい"},
		{"ja", "人の世よりもなお住みにくかろう", "なお"},
		{"ja", "見やすさを選び、書きがたい文", "見やすさ"},
		{"ja", "見やすさを選び、書きがたい文", "書きがたい"},
		{"zh-Hans", "看看我们什么时候送人去火星", "什么时候"},
	}
	for _, c := range cases {
		classes := Classes([]rune(c.text), c.lang)
		at := len([]rune(c.text[:strings.Index(c.text, c.word)]))
		for i := at + 1; i < at+len([]rune(c.word)); i++ {
			if classes[i] != InsideWord {
				t.Errorf("%s: %s is torn before %q: %s", c.text, c.word, []rune(c.text)[i], classes[i])
			}
		}
	}
}

// TestHeldAfterSome: after 这些, 一些 and the like a verb and the noun after it
// are one thing, so a line may end there less readily than between phrases.
func TestHeldAfterSome(t *testing.T) {
	const text = "这些组成元素每公斤的材料价格是多少"
	if got := Classes([]rune(text), "zh-Hans")[4]; got >= Linked {
		t.Errorf("%s: the place before 元素 is %s, want a tighter class than %s", text, got, Linked)
	}
}

// TestEdges: places next to spaces, marks and other scripts.
func TestEdges(t *testing.T) {
	cases := []struct{ lang, text, want string }{
		// One digit a rune after the first: 0 InsideWord … 4 Phrase.
		{"zh-Hans", "我用Go语言", "2304 0"},
		{"zh-Hans", "授予你合同", "02 40"},
		{"zh-Hans", "认为你合格", "04 40"},
		{"zh-Hans", "你好，世界", "0 04 0"},
		{"zh-Hans", "他说“好”。", "2 4000"},
		{"en", "to be or not", "00400400400"},
		{"ko", "나는 간다", "0040"},
		{"", "汉字 kana", "004000"},
		{"zh-Hans", "3.14是", "0004"},
		{"ja", "Go言語は", "0001"},
	}
	for _, c := range cases {
		text := []rune(c.text)
		want := strings.ReplaceAll(c.want, " ", "")
		var got strings.Builder
		for _, class := range Classes(text, c.lang)[1:] {
			got.WriteByte('0' + byte(class))
		}
		if got.String() != want {
			t.Errorf("%s %q: %s, want %s", c.lang, c.text, got.String(), want)
		}
	}
}

// TestPaired: borders that roles alone would judge otherwise.
func TestPaired(t *testing.T) {
	for _, c := range []struct {
		lang, text string // the border is marked by |
		want       Class
	}{
		{"zh-Hans", "比|任何人类在任何事情上都更聪明", WithinPhrase},
		{"zh-Hans", "奥尔德|林停留了二十一个小时", InsideWord},
		{"zh-Hans", "比任何|人类在任何事情上都更聪明", BeforeParticle},
		{"zh-Hans", "比任何人类在任何|事情上都更聪明", BeforeParticle},
		{"zh-Hans", "从没有人|听说过的小镇", Linked},
		{"zh-Hans", "我认为成为|一个多行星物种", WithinPhrase},
		{"zh-Hans", "他作为|一名工程师说", WithinPhrase},
		{"zh-Hans", "通过分析|或隐喻进行推理", WithinPhrase},
		{"zh-Hans", "通过分析或|隐喻进行推理", WithinPhrase},
		{"zh-Hans", "数学|和物理学是严格的", WithinPhrase},
		{"zh-Hans", "研究人工智能|和旁观者都在", Linked},
		{"zh-Hans", "并没有想过要|创造一些东西", WithinPhrase},
		{"zh-Hans", "几率|不到10%", Phrase},
		{"zh-Hans", "几率不到|10%", WithinPhrase},
		{"zh-Hans", "翻遍通讯录也找|不到一个人", BeforeParticle},
		{"zh-Hans", "功率可以下降|50%", WithinPhrase},
		{"zh-Hans", "火箭成本优化|潜力的估计", Linked},
		{"zh-Hans", "我觉得|时间不够", Phrase},
		{"zh-Hans", "添加了特斯拉兆瓦|电池", BeforeParticle},
		{"zh-Hans", "在训练运行|期间平滑功率", BeforeParticle},
		{"zh-Hans", "看看我是否学|得到它", BeforeParticle},
		{"zh-Hans", "我们租用了|发电机", Linked},
		{"zh-Hans", "不亦说|乎？", BeforeParticle},
		{"zh-Hant", "必有我師|焉。", BeforeParticle},
		{"zh-Hant", "其不善者而改之|也。", BeforeParticle},
		{"zh-Hans", "并假设任何|新的火箭都很贵", WithinPhrase},
		{"zh-Hans", "你实际上只有|两个选择", Linked},
		{"zh-Hans", "大概有|90%的几率", WithinPhrase},
		{"zh-Hans", "圣诞节后|两天发不出工资", WithinPhrase},
		{"zh-Hans", "在任何事情上|都更聪明", Phrase},
		{"zh-Hans", "训练|运行期间", WithinPhrase},
		{"zh-Hans", "我最终|成为了首席工程师", Linked},
		{"zh-Hans", "这家|工厂过去生产", Linked},
		{"zh-Hans", "将事物分解成|最有可能为真的公理", Linked},
		{"zh-Hans", "分解成最有可能|为真的基本公理", WithinPhrase},
		{"zh-Hans", "分解成最有可能为|真的基本公理", BeforeParticle},
		{"zh-Hans", "价格提升至|原来的两倍", Linked},
		{"zh-Hans", "我们完成|这项工作", Phrase},
		{"zh-Hans", "在这种|情况下", BeforeParticle},
		{"zh-Hans", "亚马逊每|延迟100毫秒", WithinPhrase},
		{"zh-Hant", "八千多|日子已經", BeforeParticle},
		{"zh-Hant", "給了我多少|日子", WithinPhrase},
		{"zh-Hant", "輕輕|悄悄地挪移了", BeforeParticle},
		{"zh-Hans", "三十多年|日子过去了", Phrase},
		{"ja", "祭りが|たくさんある", Phrase},
		{"ja", "束の間でも住みよ|くせねばならぬ", InsideWord},
		{"ja", "束の間でも住み|よくせねばならぬ", InsideWord},
		{"ja", "束の間でも住みよく|せねばならぬ", WithinPhrase},
		{"ja", "住みにくいと悟った|時、詩が", WithinPhrase},
		{"ja", "住みにくいと悟った|時間、詩が", Phrase},
		{"ja", "今もなお|詩を書く", Phrase},
	} {
		before, _, _ := strings.Cut(c.text, "|")
		text := []rune(strings.Replace(c.text, "|", "", 1))
		if got := Classes(text, c.lang)[len([]rune(before))]; got != c.want {
			t.Errorf("%s: %s, want %s", c.text, got, c.want)
		}
	}
}

func TestModelOf(t *testing.T) {
	for lang, want := range map[string]model{
		"zh": simplified, "zh-Hans": simplified, "zh-CN": simplified, "zh-Hans-HK": simplified, "cmn": simplified,
		"zh-Hant": traditional, "zh-TW": traditional, "ZH_hk": traditional, "zh-MO": traditional, "yue": traditional,
		"ja": japanese, "ja-JP": japanese, "en": spaced, "ko": spaced, "": spaced, "-": spaced,
	} {
		if got := modelOf(lang); got != want {
			t.Errorf("modelOf(%q) = %d, want %d", lang, got, want)
		}
	}
}

func TestWords(t *testing.T) {
	cases := []struct{ lang, text, want string }{
		{"zh-Hans", "2008年，埃隆·马斯克创办了SpaceX。", "2008年|埃隆·马斯克|创办|了|SpaceX"},
		{"zh-Hant", "這意味著責任", "這意味著|責任"},
		{"ja", "新しい技術が世界を変える。", "新しい|技術が|世界を|変える"},
		{"en", "stay hungry, stay foolish", "stay|hungry|stay|foolish"},
	}
	for _, c := range cases {
		text := []rune(c.text)
		var got []string
		for _, w := range Words(text, c.lang) {
			got = append(got, string(text[w.Start:w.End]))
		}
		if joined := strings.Join(got, "|"); joined != c.want {
			t.Errorf("%s %q: %s, want %s", c.lang, c.text, joined, c.want)
		}
	}
}

// TestSameTwice: neither scratch memory nor the order of calls shows in results.
func TestSameTwice(t *testing.T) {
	long := []rune(strings.Repeat("我们正处于智能大爆炸的非常非常早期的阶段。", 50))
	short := []rune("要渴望工作。")
	first := Classes(short, "zh-Hans")
	Classes(long, "zh-Hant")
	for i, class := range Classes(short, "zh-Hans") {
		if class != first[i] {
			t.Fatalf("entry %d was %s and is now %s", i, first[i], class)
		}
	}
}

// TestLinear: texts that a quadratic pass would take minutes for.
func TestLinear(t *testing.T) {
	for _, unit := range []string{"年", "一", "斯", "a", "·", "王", "非常", "斯·", "1.", "第", "あ", "王一斯", "邓海", "邓海一"} {
		text := []rune(strings.Repeat(unit, 100_000))
		for _, lang := range []string{"zh-Hans", "zh-Hant", "ja", "en"} {
			if got := len(Classes(text, lang)); got != len(text) {
				t.Errorf("%q × 100,000 in %s: %d classes for %d runes", unit, lang, got, len(text))
			}
		}
	}
}

// FuzzClasses: any text has one class a rune, nothing breaks before a space, and words
// are in order and within the text.
func FuzzClasses(f *testing.F) {
	for _, s := range []string{"", "我们正处于智能大爆炸的", "埃隆·马斯克", "第·一·", "2008年12月24日", "看了看a一a", "\U00020BB7野家", "·", "斯斯·斯 の", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text := []rune(s)
		for _, lang := range []string{"zh-Hans", "zh-Hant", "ja", "ko"} {
			classes := Classes(text, lang)
			if len(classes) != len(text) {
				t.Fatalf("%s: %d classes for %d runes", lang, len(classes), len(text))
			}
			for i := 1; i < len(text); i++ {
				if classes[i] > Phrase || kindOf(text[i]) == kindSpace && classes[i] != InsideWord {
					t.Fatalf("%s: entry %d of %q is %d", lang, i, s, classes[i])
				}
			}
			end := 0
			for _, w := range Words(text, lang) {
				if w.Start < end || w.End <= w.Start || w.End > len(text) {
					t.Fatalf("%s: %q has a word %v after %d", lang, s, w, end)
				}
				end = w.End
			}
		}
	})
}

// hundred is a hundred characters of ordinary prose.
var hundred = []rune(strings.Repeat("我们正处于智能大爆炸的非常非常早期的阶段。成为一个多行星物种极大地增加了文明的预期寿命。他在2008年说", 2))[:100]

func BenchmarkClasses(b *testing.B) {
	for _, lang := range []string{"zh-Hans", "zh-Hant", "ja"} {
		b.Run(lang, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Classes(hundred, lang)
			}
		})
	}
}
