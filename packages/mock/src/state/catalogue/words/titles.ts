/** A word in both languages of a title. */
export interface Word {
  readonly zh: string;
  readonly en: string;
}

const words = (text: string): readonly Word[] =>
  text
    .trim()
    .split("\n")
    .map((line) => {
      const [zh = "", ...en] = line.trim().split(" ");
      return { zh, en: en.join(" ") };
    });

const keyed = (text: string): Readonly<Record<string, Word>> =>
  Object.fromEntries(
    text
      .trim()
      .split("\n")
      .map((line) => {
        const [key = "", zh = "", ...en] = line.trim().split(" ");
        return [key, { zh, en: en.join(" ") }];
      }),
  );

export const styles = words(`
  国潮 street-style
  重磅 heavyweight
  宽松 loose
  复古 retro
  法式 French-style
  韩版 Korean-style
  简约 plain
  休闲 casual
  商务 business
  轻奢 premium
  原创 original
  潮流 trendy
  修身 slim
  百搭 versatile
  甜美 sweet
  森系 forest-style
  学院风 college-style
  日系 Japanese-style
  轻便 lightweight
  大容量 large-capacity
  网红 popular
  高级感 elegant
  小清新 fresh
  碎花 floral
  条纹 striped
  纯色 plain-coloured
  格子 checked
  卡通 cartoon
  拼色 colour-block
  印花 printed
  刺绣 embroidered
  极简 minimalist
  防水 waterproof
  耐磨 hard-wearing
  可折叠 foldable
  便携 portable
  加大 oversized
  迷你 mini
  透气 breathable
  舒适 comfortable
`);

export const seasons = words(`
  春季 spring
  夏季 summer
  秋季 autumn
  冬季 winter
  春夏 spring-and-summer
  秋冬 autumn-and-winter
  四季 all-season
  新款 new
  加厚 thickened
  薄款 thin
`);

/** The season words that fit products that are not worn. */
export const seasonless = words(`
  新款 new
  升级款 improved
  家用 household
  加厚 thickened
  现货 in-stock
`);

export const materials = keyed(`
  cotton 纯棉 cotton
  modal 莫代尔 modal
  linen 亚麻 linen
  silk 真丝 silk
  fleece 抓绒 fleece
  chiffon 雪纺 chiffon
  denim 丹宁 denim
  polyester 涤纶 polyester
  wool 羊毛 wool
  cowhide 头层牛皮 full-grain leather
  pu PU皮 PU leather
  mesh 网面 mesh
  eva EVA EVA
  canvas 帆布 canvas
  nylon 尼龙 nylon
  oxford 牛津布 Oxford cloth
  abs ABS ABS
  steel 不锈钢 steel
  aluminium 铝合金 aluminium
  iron 铸铁 cast-iron
  plastic 塑料 plastic
  silicone 硅胶 silicone
  tpu TPU TPU
  glass 玻璃 glass
  ceramic 陶瓷 ceramic
  latex 乳胶 latex
  wood 木质 wooden
  pvc PVC PVC
  pp PP PP
  paper 纸质 paper
`);

export const users = keyed(`
  men 男士 men
  women 女士 women
  boys 男童 boys
  girls 女童 girls
  children 儿童 children
  students 学生 students
  adults 成人 adults
  business 商务人士 business
  office 办公 the office
  family 家庭 the family
  sports 户外运动 sports
  commuters 上班族 commuters
`);
