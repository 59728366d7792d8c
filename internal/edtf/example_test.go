package edtf_test

import (
	"fmt"
	"slices"

	"cards/internal/edtf"
)

func ExampleParse() {
	d, err := edtf.Parse("2008-22")
	if err != nil {
		fmt.Println(err)
		return
	}
	earliest, _ := d.Earliest()
	latest, _ := d.Latest()
	fmt.Println(earliest, latest, d.Precision())
	fmt.Println(d.Show("zh-Hans"), d.Show("ko"), d.Show("en"))

	_, err = edtf.Parse("2009-02-30")
	fmt.Println(err)
	// Output:
	// 2008-06-01T00:00:00 2008-08-31T23:59:59 season
	// 2008年夏 2008년 여름 summer 2008
	// column 9: 2009-02 has 28 days
}

func ExampleParseNatural() {
	d, note, err := edtf.ParseNatural("2002年中", "zh-Hans")
	fmt.Println(note, err)
	fmt.Println(d, d.Show("zh-Hans"), d.Show("en"))
	// Output:
	// "2002年中" is read as 2002-06~ <nil>
	// 2002-06~ 2002年中 c. June 2002
}

// A list sets the year big and does not repeat it.
func ExampleDate_Parts() {
	last := ""
	for _, s := range []string{"2001/2002", "2002年中", "2008年夏", "2008-12-24T18:00", "约1040年", "公元前221年"} {
		d, _, _ := edtf.ParseNatural(s, "zh-Hans")
		p := d.Parts("zh-Hans")
		if key := d.YearKey(); key == last {
			fmt.Println("same year:", p.Rest)
		} else {
			fmt.Printf("%s[%s]%s %v\n", p.Prefix, p.Year, p.YearSuffix, p.Rest)
			last = key
		}
	}
	// Output:
	// [2001]—2002 []
	// [2002]年中 []
	// [2008]夏 []
	// same year: [12月24日 18:00]
	// 约[1040] []
	// 公元前[221] []
}

func ExampleDate_ShowFrom() {
	spoken, _ := edtf.Parse("2025-06-16")
	d, _ := edtf.Parse("2025/2055~")
	fmt.Println(d.Show("zh-Hans"))
	fmt.Println(d.ShowFrom("zh-Hans", spoken))
	// Output:
	// 2025年—约2055年
	// 约2055年以前
}

func ExampleDate_Compare() {
	var dates []edtf.Date
	for _, s := range []string{"2008-12", "199X", "../1040", "-0220", "2008"} {
		d, _ := edtf.Parse(s)
		dates = append(dates, d)
	}
	slices.SortFunc(dates, edtf.Date.Compare)
	fmt.Println(dates)
	// Output:
	// [-0220 ../1040 199X 2008 2008-12]
}
