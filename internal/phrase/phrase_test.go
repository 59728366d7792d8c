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
		{"zh-Hans", "她摇了摇头说", "摇了摇头"},
		{"zh-Hant", "這意味著參與者的責任", "意味著"},
		{"zh-Hant", "這意味著參與者的責任", "參與者"},
		{"zh-TW", "他的著作很有名", "著作"},
		{"ja", "スマートフォンを買った", "スマートフォン"},
		{"ja", "2008年に会社を作った", "2008年"},
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
