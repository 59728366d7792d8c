package curate

import "strings"

// The words of this file and its neighbours are our own lists, made of what handbooks of rhetoric call contrast, climax and so on, and of
// reading interviews. A word belongs in them for what it does in any talk: it contrasts, it bounds, it counts, it names what concerns everybody. What one
// talk is about (its rockets, its disasters, its machines) does not, however well it finds that talk's best sentences. Chinese is written in simplified
// characters; compile adds the traditional form of each word.

const (
	whyNotBut   = "says what it is not, then what it is"
	whyRather   = "prefers one thing to another"
	whyDont     = "says what not to do, and what to do"
	whyIf       = "a condition and what follows from it"
	whyEven     = "holds in spite of something"
	whyOnly     = "names the one way"
	whyMore     = "one thing grows with another"
	whyChoice   = "a choice of two"
	whyNotOnly  = "goes one step beyond what is expected"
	whyDefine   = "defines something"
	whyCleft    = "names the one thing that counts"
	whyRule     = "a rule for anybody"
	whyOpposite = "sets opposites side by side"
	whyThesis   = "a thesis about the time"
	whyStance   = "says what the speaker stands for"
	whyReason   = "gives its reason"
	whyMost     = "a superlative"
	whyAlways   = "holds always, or never"
	whyMust     = "says what has to be done"
	whyCompare  = "compares"
	whyWeighty  = "speaks of what concerns everybody"
	whyAhead    = "says what will be"
	whyTurn     = "a story with a turn"
	whyScene    = "a scene with words spoken in it"
	whyFirst    = "the speaker's own doing"
	whyLike     = "a likeness"
	whyFigure   = "a figure"
	whyHang     = "begins with a word for something said before"
	whyVague    = "has a word for something said before"
	whyLinked   = "hangs on the sentence before"
	whyPolite   = "is a greeting or thanks"
	whyJargon   = "is technical"
	whyRunning  = "speaks of the occasion"
	whyAsking   = "sounds like the one who asks"
	whyHedge    = "is taken back by half"
	whyMeta     = "talks about talking"
	whySoft     = "has fillers"
)

var chinese = tongue{
	least: 6, good: 48, most: 110,
	none: "这个东西|这个行业|这一行|我是|你是|他是|她是|我们是|你们是|他们是|比如|比较|比赛|比例|对比|比特|相比|占比|比方|多少|大小|左右|先后|早晚|长短|高低|得失|生死|冷热|进退|内外|前后|快乐|凉快|愉快|赶快|尽快|很快|难怪|开始|最多|好多|大家|也许|也就是|就像|是的|是对的|还是|但是|可是|总是|只是|于是|就是说|或是|正是|要是说|有些|还有|那么|那将|这个词|这个世界|这个时代|这个国家|这一代|这辈子|我认为|我觉得|我不知道|其实|其次|其间|没那么|是不是|要不要|能不能|会不会|有没有|不要紧|如果说|最后|最初|最近|最终|最早|重要的是|主要|需要|要求|只要是|想要|不是吗|就是说|也就是说|可不可以|更多的是|人工智能|最多|第一个|第一次|对不对|不是很",
	rows: []row{
		{form, 1.7, anywhere, whyNotBut, "不是|并不是|并非|不在于|不是因为|绝不是|从来不是|问题不在于", "而是|而在于|是因为"},
		{form, 1.2, anywhere, whyRather, "而不是|而非|而不在于", ""},
		{form, 1.4, anywhere, whyRather, "宁愿|宁可|与其", "不愿|也不|不如|而不是|也要"},
		{form, 1.9, anywhere, whyDont, "不要|不能只|不必|切勿|莫", ",要|，要|而要|而是要|、要|;要|；要|。要|要去|应该"},
		{form, 1.0, anywhere, whyIf, "如果|若|要是|一旦|只要|假如|当你|倘若", "那么|就会|就是|就|将|必须|也会|否则|肯定|便|才能|没有|,|，"},
		{form, 0.7, anywhere, whyIf, "否则|不然", ""},
		{form, 0.9, anywhere, whyEven, "即使|哪怕|就算|尽管|虽然|即便", "也|但|却|还是|仍"},
		{form, 1.3, anywhere, whyOnly, "只有|除非|唯有", "才|否则"},
		{form, 1.3, anywhere, whyMore, "越", "越"},
		{form, 0.8, anywhere, whyEven, "无论|不管|不论", "都|也"},
		{form, 1.3, anywhere, whyChoice, "要么|或者是", "要么|或者是"},
		{form, 1.0, anywhere, whyChoice, "只有两个|两个选择|两种选择|二选一|只有两种", ""},
		{form, 1.2, anywhere, whyReason, "既然", "就|不得不|只好|只能|便|我"},
		{form, 0.9, anywhere, whyCompare, "比", "更|还要|快|难|容易|重要|贵|可怕"},
		{form, 0.8, anywhere, whyOpposite, "快", "慢"}, {form, 0.8, anywhere, whyOpposite, "慢", "快"},
		{form, 0.8, anywhere, whyOpposite, "新", "旧|老"}, {form, 0.8, anywhere, whyOpposite, "旧|老", "新"},
		{form, 0.8, anywhere, whyOpposite, "容易|简单", "难|复杂"}, {form, 0.8, anywhere, whyOpposite, "难", "容易|简单"},
		{form, 0.8, anywhere, whyOpposite, "开始", "结束|停"}, {form, 0.8, anywhere, whyOpposite, "赢|成功|得到|记得|年轻|白天|富|强|活着|问题|老师|父亲|母亲|父母|开头|春天", "输|失败|失去|忘记|忘了|年老|夜里|光|穷|弱|死|答案|学生|孩子|结尾|冬天"},
		{form, 0.8, anywhere, whyOpposite, "输|失败|失去|忘记|忘了|穷|弱|死|答案|学生|孩子", "赢|成功|得到|记得|富|强|活着|问题|老师|父亲|母亲|父母"},
		{form, 0.5, anywhere, whyReason, "因为|是因为|所以然|之所以", ""},
		{form, 0.8, anywhere, whyNotOnly, "不仅|不只|不光|不但", "还|而且|更|也"},
		{form, 1.3, anywhere, whyDefine, "的定义是|意味着|的本质是|所谓|指的是|的意思就是|无非是|说到底", ""},
		{form, 0.8, anywhere, whyOnly, "唯一|没有什么比|没有比", ""},
		{form, 1.1, anywhere, whyCompare, "也比|总比|胜过|强过|好过|比不上|不如", ""},
		{form, 1.0, anywhere, whyNotBut, "不是|并不是|并非", "是|才是|就是"},
		{form, 0.7, anywhere, whyMore, "先", "再|才"},
		{form, 0.6, atClause, whyIf, "没有|失去|离开", "就没有|就不|便没有|就"},
		{form, 0.7, anywhere, whyRule, "你不能|你必须|你应该|人不能|永远不要|总是要|永远要|一定要|要学会|记住|千万别|谁都|人要|你要先|没有人能", ""},
		{form, 0.5, anywhere, whyRule, "如果你|当你|只要你|一旦你", "你"},
		{form, 0.8, anywhere, whyCleft, "一个|一种|一件|第一", "是,|是，|是:|是："},
		{copula, 0, anywhere, "", "是|就是|才是|等于", ""},
		{force, 0.4, anywhere, whyMost, "如此|多么|很难想象|难以置信|令人|不可思议|惊人|非常非常", ""},
		{form, 0.9, anywhere, whyCleft, "的方法是|一件事是|重要的是|的原因是|的关键是|的秘诀是|的问题是|的区别是|教训是|的办法是|可怕的是|有趣的是|难的是|真正的问题", ""},
		{form, 0.7, anywhere, whyThesis, "我们正处于|我们正在|我们生活在|我们处在|的时代|改变了|将会改变|改变未来|改变世界", ""},
		{form, 0.6, anywhere, whyStance, "我希望|我相信|我宁愿|我更喜欢|我讨厌|我害怕|我爱|我们应该|我坚信|我渴望|我想成为", ""},
		{force, 0.4, anywhere, whyMost, "太", "了"},
		{force, 0.7, anywhere, whyMost, "最大|最重要|最好|最难|最糟|最伟大|最强|最可怕|最简单|最关键|最美|最|极其|极度|极大|前所未有|远远超过|史上|根本|独一无二", ""},
		{force, 0.5, anywhere, whyAlways, "从来|永远|总是|绝不|绝对|从未|任何|所有人|每个人|没有人|一切|始终|人人|谁也|谁都|迟早|终将|注定", ""},
		{force, 0.6, anywhere, whyMust, "必须|应该|应当|不能|不得不|一定要|千万|要学会|别|必然|非得", ""},
		{force, 0.4, anywhere, whyCompare, "比任何|大于|小于|超过|更重要|更难|更聪明|更好|更大|更多|更像|更喜欢|更需要|多于|少于|高于|低于", ""},
		{matter, 0.4, anywhere, whyWeighty, "人类|文明|未来|真理|真相|意识|自由|世界|生命|时间|成功|失败|工作|责任|爱|死|勇气|恐惧|希望|梦想|命运|历史|社会|科学|知识|智慧|智能|教育|孩子|父母|母亲|父亲|人生|幸福|痛苦|孤独|战争|和平|权力|财富|艺术|语言|记忆|宇宙|地球|信任|耐心|政治|现实", ""},
		{matter, 0.4, anywhere, "", "公司|创业|工程师|技术|产品|机会|选择|问题|规则|错误|代价|机器人|互联网", ""},
		{ahead, 0.6, anywhere, whyAhead, "我预测|将会|总有一天|未来|明年|年内|年后|个月内|早晚|下一代|终将|有朝一日|到时候|肯定会|长期来看|在某个时候", ""},
		{ahead, 0.3, anywhere, "", "将", ""},
		{story, 0.7, anywhere, whyTurn, "我|我们", "但是|但|却|可是|然而|没想到|结果|居然|竟然|只好|不得不|几乎|甚至|没有人|不敢|才发现|才意识到|意识到|差点"},
		{story, 0.4, atStart, whyFirst, "我|我们", ""},
		{story, 0.5, anywhere, whyScene, "说:“|说：“|说:「|说：「|问:“|问：“|说,“|说，“|说:\"|他说|她说|他们说", ""},
		{story, 0.3, anywhere, whyFirst, "我决定|我试图|我在|我把|我去了|我当时|我最终|我宁愿|我相信|我喜欢|我害怕|我曾经|我们在", ""},
		{image, 0.6, anywhere, whyLike, "仿佛|如同|好比|犹如|宛如|好像是|就像是|像是|就像一|像一|是一支|是一堵|是一场|是一把|是一面|是一座|是一盏", ""},
		{denial, 0, anywhere, "", "不是|并不是|并非|没有|不要|别|并没有|从未|不能|不再|不会", ""},
		{hang, -1.8, atStart, whyHang, "这|那|它|此|该|其|如果它|如果这|如果那|当它|当这|即使它|即使这|既然这|既然它|只要它|因为它|因为这", ""},
		{hang, -0.6, atStart, whyHang, "他们|他说|她说|他问|她问", ""},
		{hang, -1.1, atStart, whyHang, "他|她|她们|如果他|如果她|当他|当她|前者|后者|同样|另一|其他|两者|这样的话", ""},
		{vague, -0.9, anywhere, whyVague, "这一点|这样做|那样|这件事|这些东西|这种情况|那种情况|这个问题|这些|那些|那个|那之前|那时|这两|做到这|这方面|上面说|前面说|像这样|这么做|不同意|这样|这里|这个|这种|那种|对此|为此|这支|这位|这条|这座|这场|这次|这件|这家|这本|这句|这首|这张|这块|这片|这群|这颗|这轮|那轮|那支|那场|那次|那位|那家|那张|其中|将其|把它", ""},
		{linked, -0.5, atStart, whyLinked, "因为|而|也|还|就|才|都|或|和|以及|例如|比如|像|包括|特别是|当然|甚至|是|在此|其次|再加上|不过|只是|至于|至少|否则", ""},
		{polite, -4, anywhere, whyPolite, "谢谢|感谢|欢迎|鼓掌|大家好|你好|您好|荣幸|再见|请坐|掌声有请|热烈的掌声|对不起|不好意思|晚上好|早上好|下午好|恭喜|辛苦了", ""},
		{jargon, -0.5, anywhere, whyJargon, "功率|带宽|算法|参数|服务器|接口|集群|显卡|数据中心|架构|代码|像素|毫秒|分辨率|供应商|GPU|gpu", ""},
		{running, -1, anywhere, whyRunning, "这个房间|在座|房间里|今天的节目|我们的节目|下一个问题|最后一个问题|时间不多|刚才|正如你|今晚|让我们|各位|我今天|好问题|今天是|我的意思是|回到你|如你所|顺便说一句|想讲讲|举个例子|举一个", ""},
		{asking, -1.5, atStart, whyAsking, "听起来|所以你", ""},
		{asking, -2, anywhere, whyAsking, "你怎么看|你如何|你觉得|你认为|对你来说|你曾经|你提到|你是怎么|你是如何|您|很好奇你|你能把|跟我们|你的意思", ""},
		{hedge, -0.25, anywhere, whyHedge, "我不确定|不好说|说不定|可能吧|或许|差不多|大概|似乎", ""},
		{meta, -1.2, anywhere, whyMeta, "我的意思是|我想说的是|换句话说|怎么说呢|我是说|这么说吧|话说回来|这就是我的意思|意思是说", ""},
		{soft, -0.3, anywhere, whySoft, "有点|基本上|实际上|显然|说实话|坦率地说|某种程度上|比如说|所以就|之类的|什么的|某种|好吧|所以像|这就像", ""},
	},
	thens:   "然后|后来|接着|于是|那时候|那时,|那时，|当时,|当时，|最后,",
	heads:   "所以就像|所以|而且|并且|因此|那么,|那么，|总之|我是说|无论如何|此外|另外",
	loose:   "幸运的是|不幸的是|可惜的是|有意思的是|就像|好吧|好的|好|是的|是|对|对了|对吧|嗯|呃|哦|啊|你知道|我的意思是|总之|那么|像|顺便说一句|说实话|当然|无论如何|所以|我说|也|或者|结果呢|那|基本上|而|显然|我心想|首先|其次|伙计|天哪|坦率地说|老实说|一般来说|当时|我意识到|正如我所说|最终",
	parts:   "所以|但|然后|而且|因为这|我预测|我希望|我认为|我相信|我说|这就|这将|这是|这意味|这在|例如|比如|就像|可能|我想,",
	turns:   "但是|但|不过|可是|然而",
	ands:    "和|与|、|到|至|或|或者|跟|及",
	maybes:  "也许|可能|大概|说不定|或许",
	ifs:     "如果|要是|假如|假设|倘若|万一|若是",
	points:  "那是|这是|那就是|这就是|就是|当时是|那时是|是在|也就是|我说的是|它是在|那一天是|那一天|那天|这一天|那时候|那可能是|也许是|可能是|或者是",
	leads:   "那是|这是|就在|早在|直到|自从|截至|在|于|到|从|自|大约|大概|约",
	trails:  "的时候|那一年|那年|的|时|里|间|左右|前后|,",
	openers: "或者|或|我记得|我认为|我想|我觉得|正如我所说|因为|这就是|那就是|当时|实际上|基本上|其实|我的意思是|你知道|结果",
	closers: "的时候|了吧|吧|呢|啊",
	likes:   "就像",
	alike:   "一样|似的|那样|一般|般地|般的",
	stubs:   "如果|因为|但是|所以|而且|那么|就是|以及|然后",
	fillers: "你知道|我的意思是|就像|怎么说呢|你知道吗|那个|就是说|对吧|对不对|我不知道|呃|嗯|啊|像|比如说|好吧|然后呢|是吧|所以就像",
	noises:  "呃|嗯嗯|额|唔",
	copulas: "是",
	closed:  "补给|供给|对比|应对|绝对|反对|面对|方向|机会|社会|学会|协会|大会|智能|功能|可能|才能|性能|不能|梦想|思想|理想|幻想|重要|主要|需要|必要|小说|传说|存在|现在|所在|成就|首都|参与|温和|总和|饱和|影像|图像|偶像|好像|目的|真的|似的|有的|最大|我们|他们|自在|内在|外在|动向|转向|导向",
	hanging: "的|是|在|和|与|或|比|把|被|对|向|从|给|跟|很|也|就|都|而|但|我|你|他|她|它|我们|他们|一个|一些|这个|那个|因为|所以|如果|然后|而且|但是|于是|会|能|想|要|将|说|像|最大",
	units:   "%|％|倍|万|亿|千|百|美元|块|元|年|个月|天|小时|分钟|毫秒|英尺|公里|米|吨|人|次|几率|岁",
}

// toTraditional turns simplified characters of the tables into traditional ones, and those of other common words with them. It is no converter
// for texts, since it knows one form a character: each is the form that these words have.
var toTraditional = strings.NewReplacer(pairs(`
并並 与與 当當 须須 会會 将將 别別 应應 学學 说說 为為 从從 来來 对對 后後 时時 样樣 难難 过過 强強 坏壞 还還 总總 绝絕 处處 无無 论論 尽盡 虽雖 却卻 个個 两兩 种種 选選 择擇 仅僅 义義 谓謂 质質 实實 现現 问問 题題 们們 没沒 点點 极極 远遠
独獨 伟偉 终終 迟遲 数數 关關 键鍵 简簡 单單 历歷 类類 识識 灭滅 责責 爱愛 战戰 权權 财財 艺藝 语語 记記 忆憶 业業 术術 产產 机機 规規 则則 错錯 误誤 价價 长長 预預 测測 决決 试試 图圖 宁寧 愿願 让讓 请請 谢謝 欢歡 节節 间間 讲講 听聽 见見
举舉 开開 谈談 觉覺 认認 发發 结結 侥僥 蜡蠟 烛燭 坟墳 场場 万萬 亿億 国國 块塊 声聲 这這 话話 换換 经經 东東 较較 连連 网網 惧懼 梦夢 运運 灵靈 争爭 军軍 饭飯 吗嗎 么麼 边邊 该該 谁誰 气氣 儿兒 际際 优優 队隊 胜勝 继繼 据據 证證 众眾 圣聖
顾顧 称稱 专專 属屬 变變 脑腦 创創 师師 满滿 转轉 针針 亲親 头頭 习習 书書 写寫 乐樂 严嚴 丧喪 临臨 乡鄉 买買 亏虧 云雲 亚亞 诉訴 给給 辈輩 荣榮 败敗 确確 许許 显顯 礼禮 坚堅 险險 复復 毁毀 拥擁 穷窮 贫貧 赢贏 输輸 竞競 恶惡 罚罰 劳勞 动動
态態 门門 闭閉 马馬 车車 鱼魚 鸟鳥 龙龍 风風 电電 飞飛 饿餓 龄齡 岁歲 里裡 吨噸 钟鐘 忧憂 伤傷 怀懷 怜憐 苏蘇 护護 报報 级級 纪紀 约約 练練 组組 维維 罗羅 职職 联聯 补補 观觀 计計 订訂 训訓 议議 译譯 评評 词詞 详詳 课課 调調 贡貢 负負 贵貴
费費 资資 跃躍 轻輕 达達 进進 违違 适適 遗遺 邻鄰 释釋 铁鐵 银銀 锁鎖 镜鏡 闲閒 闻聞 阳陽 阴陰 陈陳 随隨 隐隱 双雙 离離 静靜 页頁 顶頂 项項 顺順 颜顏 饮飲 馆館 驱驅 验驗 骗騙 惊驚 鲜鮮 麦麥 黄黃 齐齊 齿齒 带帶 帮幫 币幣 张張 归歸 录錄 彻徹
恋戀 惯慣 愤憤 扩擴 扫掃 扬揚 抢搶 挥揮 损損 掷擲 搅攪 敌敵 断斷 旧舊 晒曬 晓曉 杀殺 杂雜 杨楊 条條 构構 标標 树樹 桥橋 检檢 楼樓 欧歐 残殘 毕畢 毙斃 汉漢 汤湯 沟溝 泪淚 泽澤 洁潔 济濟 浅淺 浓濃 涛濤 润潤 涨漲 渐漸 温溫 游遊 湾灣 湿濕 滚滾
灯燈 灾災 炉爐 炼煉 烦煩 烧燒 热熱 焕煥 牺犧 状狀 狮獅 猎獵 献獻 玛瑪 环環 画畫 畅暢 疗療 疯瘋 痒癢 皱皺 盐鹽 监監 盖蓋 盘盤 矿礦 码碼 砖磚 础礎 硕碩 碍礙 祸禍 积積 稳穩 窃竊 笔筆 签簽 粮糧 紧緊 纠糾 红紅 纯純 纸紙 线線 细細 织織 绍紹 绕繞
绘繪 络絡 统統 绩績 绪緒 续續 绿綠 缓緩 编編 缘緣 罢罷`)...)

// pairs parts a list of pairs, each a simplified character and its traditional form, into single characters.
func pairs(list string) []string {
	var parts []string
	for _, pair := range strings.Fields(list) {
		runes := []rune(pair)
		parts = append(parts, string(runes[0]), string(runes[1]))
	}
	return parts
}
