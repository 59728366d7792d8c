package edtf

// era counts years from its first.
type era struct {
	word  string
	first int64
	last  int64 // the number of its last year; 0: still counting
	// solar is the first year whose months are those of the Gregorian calendar. Of the years before it only the
	// year itself can be read: their months were lunar and began some weeks later.
	solar int64
}

// The Japanese eras by the imperial edicts (Gregorian months since Meiji 6, Dajōkan edict 337 of 1872), 民国 by its calendar of 1912,
// the Chinese eras of Ming and Qing by the year in which the first of them began, 단기 by the Korean law of 1948
// (2333 BCE) and 皇紀 by the Dajōkan edict 342 of 1872 (660 BCE).
var eras = []era{
	{"令和", 2019, 0, 2019}, {"平成", 1989, 31, 1989}, {"昭和", 1926, 64, 1926}, {"大正", 1912, 15, 1912}, {"明治", 1868, 45, 1873},
	{"慶応", 1865, 4, 1873}, {"慶應", 1865, 4, 1873}, {"元治", 1864, 2, 1873}, {"文久", 1861, 4, 1873}, {"万延", 1860, 2, 1873},
	{"安政", 1854, 7, 1873}, {"嘉永", 1848, 7, 1873},
	{"中华民国", 1912, 0, 1912}, {"中華民國", 1912, 0, 1912}, {"民国", 1912, 0, 1912}, {"民國", 1912, 0, 1912}, {"중화민국", 1912, 0, 1912},
	{"宣统", 1909, 3, 1912}, {"宣統", 1909, 3, 1912}, {"光绪", 1875, 34, 1912}, {"光緒", 1875, 34, 1912}, {"同治", 1862, 13, 1912},
	{"咸丰", 1851, 11, 1912}, {"咸豐", 1851, 11, 1912}, {"道光", 1821, 30, 1912}, {"嘉庆", 1796, 25, 1912}, {"嘉慶", 1796, 25, 1912},
	{"乾隆", 1736, 60, 1912}, {"雍正", 1723, 13, 1912}, {"康熙", 1662, 61, 1912}, {"顺治", 1644, 18, 1912}, {"順治", 1644, 18, 1912},
	{"崇祯", 1628, 17, 1912}, {"崇禎", 1628, 17, 1912}, {"天启", 1621, 7, 1912}, {"天啟", 1621, 7, 1912}, {"万历", 1573, 48, 1912}, {"萬曆", 1573, 48, 1912},
	{"隆庆", 1567, 6, 1912}, {"隆慶", 1567, 6, 1912}, {"嘉靖", 1522, 45, 1912}, {"正德", 1506, 16, 1912}, {"弘治", 1488, 18, 1912},
	{"成化", 1465, 23, 1912}, {"永乐", 1403, 22, 1912}, {"永樂", 1403, 22, 1912}, {"洪武", 1368, 31, 1912},
	{"开元", 713, 29, 1912}, {"開元", 713, 29, 1912}, {"贞观", 627, 23, 1912}, {"貞觀", 627, 23, 1912},
	{"단기", -2332, 0, 1896}, {"皇紀", -659, 0, 1873},
}

// eraYear reads the year of an era, whose name stands before it.
func (w *words) eraYear(c *cjkDate, e era) *Error {
	w.skip()
	at := w.pos
	n := int64(1)
	if !w.takeOne("元") {
		number, ok := w.number()
		if !ok {
			return w.unexpected()
		}
		n, ok = number.value()
		if !ok || n > 9999-e.first {
			return refuse(at, RuleEra, "", "%s has no year %s", e.word, number.text)
		}
	}
	if n < 1 || e.last != 0 && n > e.last {
		return refuse(at, RuleEra, "", "%s has no year %d", e.word, n)
	}
	if !w.takeUnit(yearUnit) {
		return w.unexpected()
	}
	c.firstUnit = unitYear
	c.yearNumber = e.first + n - 1
	c.year = yearString(c.yearNumber)
	c.at = at
	after := w.pos
	if err := w.afterYear(c); err != nil {
		return err
	}
	if c.month != 0 && c.yearNumber < e.solar {
		return refuse(after, RuleEra, "write the Gregorian date, or the year alone", "the months of %s were those of the lunar calendar", e.word)
	}
	return nil
}
