package words

import "strings"

// Figures says for a text alternative which figures stand large on a card, and whether they are drawn to one scale.
func (s *Set) Figures(figures []string, scaled bool) string {
	list := strings.Join(figures, s.ListComma)
	pattern := figurePatterns[s.Lang]
	if pattern == ([2]string{}) {
		pattern = figurePatterns["en"]
	}
	i := 0
	if scaled {
		i = 1
	}
	return strings.Replace(pattern[i], "{x}", list, 1)
}

// figurePatterns by language: figures alone, figures drawn to scale.
var figurePatterns = map[string][2]string{
	"zh-Hans":    {"大字：{x}", "大字：{x}，按同一比例画出"},
	"zh-Hant":    {"大字：{x}", "大字：{x}，按同一比例畫出"},
	"zh-Hant-HK": {"大字：{x}", "大字：{x}，按同一比例畫出"},
	"ja":         {"大きな数字：{x}", "大きな数字：{x}（同じ縮尺で描画）"},
	"ko":         {"큰 숫자: {x}", "큰 숫자: {x}, 같은 비율로 그림"},
	"en":         {"Set large: {x}", "Set large: {x}, drawn to one scale"},
}
