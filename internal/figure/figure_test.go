package figure

import (
	"testing"

	_ "cards/internal/sameseed"

	"pgregory.net/rapid"
)

func TestRead(t *testing.T) {
	for _, row := range []struct {
		text      string
		low, high float64
		bound     Bound
		unit      string
		numerals  string
	}{
		{"10%", 10, 10, Exact, "%", "10%"},
		{"不到10%", 10, 10, Below, "%", "10%"},
		{"１０％", 10, 10, Exact, "%", "１０％"},
		{"百分之十", 10, 10, Exact, "%", "百分之十"},
		{"百分之一点五", 1.5, 1.5, Exact, "%", "百分之一点五"},
		{"三成", 30, 30, Exact, "%", "三成"},
		{"一半以上", 50, 50, AtLeast, "%", "一半"},
		{"一万", 1e4, 1e4, Exact, "", "一万"},
		{"3亿人", 3e8, 3e8, Exact, "person", "3亿"},
		{"三千五百万", 3.5e7, 3.5e7, Exact, "", "三千五百万"},
		{"二十四个月", 24, 24, Exact, "month", "二十四"},
		{"24个月", 24, 24, Exact, "month", "24"},
		{"18–24个月", 18, 24, Exact, "month", "18–24"},
		{"18到24个月", 18, 24, Exact, "month", "18到24"},
		{"18个月到24个月", 18, 24, Exact, "month", "18个月到24"},
		{"3到5万元", 3e4, 5e4, Exact, "yuan", "3到5万"},
		{"30多年", 30, 30, Above, "year", "30"},
		{"约30年", 30, 30, About, "year", "30"},
		{"30年左右", 30, 30, About, "year", "30"},
		{"超过12,000公里", 12000, 12000, Above, "km", "12,000"},
		{"6个月以内", 6, 6, AtMost, "month", "6"},
		{"至少两年", 2, 2, AtLeast, "year", "两"},
		{"10%未満", 10, 10, Below, "%", "10%"},
		{"18歳未満", 18, 18, Below, "age", "18"},
		{"12ヶ月以下", 12, 12, AtMost, "month", "12"},
		{"3億円以上", 3e8, 3e8, AtLeast, "jpy", "3億"},
		{"18から24か月", 18, 24, Exact, "month", "18から24"},
		{"10퍼센트 미만", 10, 10, Below, "%", "10퍼센트"},
		{"약 30년", 30, 30, About, "year", "30"},
		{"18~24개월", 18, 24, Exact, "month", "18~24"},
		{"삼십 년", 30, 30, Exact, "year", "삼십"},
		{"less than 10%", 10, 10, Below, "%", "10%"},
		{"$1.5M", 1.5e6, 1.5e6, Exact, "usd", "$1.5M"},
		{"$10–20 million", 1e7, 2e7, Exact, "usd", "$10–20 million"},
		{"12,000 km", 12000, 12000, Exact, "km", "12,000"},
		{"18 to 24 months", 18, 24, Exact, "month", "18 to 24"},
		{"between 18 and 24 months", 18, 24, Exact, "month", "18 and 24"},
		{"twenty-four months", 24, 24, Exact, "month", "twenty-four"},
		{"a hundred years", 100, 100, Exact, "year", "a hundred"},
		{"ten percent", 10, 10, Exact, "%", "ten percent"},
		{"more than 5 rockets", 5, 5, Above, "rockets", "5"},
		{"10% of companies", 10, 10, Exact, "%", "10%"},
		{"5个苹果", 5, 5, Exact, "个苹果", "5"},
		{"-3 km", -3, -3, Exact, "km", "-3"},
	} {
		f, ok := Read(row.text)
		if !ok {
			t.Errorf("%s is not read", row.text)
			continue
		}
		if f.Low != row.low || f.High != row.high || f.Bound != row.bound || f.Unit != row.unit {
			t.Errorf("%s is read as %+v", row.text, f)
		}
		if got := string([]rune(row.text)[f.Start:f.End]); got != row.numerals {
			t.Errorf("%s: the numerals are %q, want %q", row.text, got, row.numerals)
		}
	}
}

// What is no figure, or says more than one thing, is not read.
func TestNotRead(t *testing.T) {
	for _, s := range []string{"", "很多", "几十年", "三四十年", "第三次", "多行星物种", "24到18个月", "10个里的3个", "至少超过最多5个", "不可能超过10%", "many", "$5 km", "5到3%"} {
		if f, ok := Read(s); ok {
			t.Errorf("%q is read as %+v", s, f)
		}
	}
}

// Units that differ are told apart, and one unit has one name.
func TestUnits(t *testing.T) {
	same := func(a, b string) bool {
		x, ok := Read(a)
		y, also := Read(b)
		return ok && also && x.Unit == y.Unit
	}
	for _, pair := range [][2]string{{"24个月", "6 months"}, {"10%", "百分之一"}, {"$5", "5美元"}, {"3公里", "5 km"}, {"3岁", "5歳"}} {
		if !same(pair[0], pair[1]) {
			t.Errorf("%v differ", pair)
		}
	}
	for _, pair := range [][2]string{{"24个月", "2年"}, {"10%", "10"}, {"5美元", "5元"}, {"3公里", "5英里"}, {"5个苹果", "5个梨"}, {"¥5", "5美元"}} {
		if same(pair[0], pair[1]) {
			t.Errorf("%v are taken for one unit", pair)
		}
	}
}

// Whatever is written, reading ends, and its answer is in bounds.
func TestReadAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOfN(rapid.SampledFrom([]rune("0123456789.,%$-–到至不约多个月年百分之十万亿半k m toand퍼일以上満")), 0, 90, -1).Draw(t, "s")
		f, ok := Read(s)
		if !ok {
			return
		}
		n := len([]rune(s))
		if f.Low > f.High || f.Start < 0 || f.Start >= f.End || f.End > n {
			t.Fatalf("%q: %+v", s, f)
		}
	})
}
