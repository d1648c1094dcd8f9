//! Tables of science, mathematics, law and sport.

use super::{Draft, Kind};

pub(super) const ALL: &[Kind] = &[
    ("measurements", 60, measurements),
    ("vectors", 90, vectors),
    ("drawings", 60, drawings),
    ("sky", 70, sky),
    ("substances", 90, substances),
    ("references", 60, references),
    ("laws", 80, laws),
    ("sports", 90, sports),
    ("chess", 90, chess),
    ("scripture", 90, scripture),
    ("statistics", 60, statistics),
];

fn decimal(p: &mut Draft) -> String {
    let (whole, places) = (p.dice.between(0, 999), 2 + p.dice.below(7));
    format!("{}{whole}.{}", p.dice.pick(&["", "", "-"]), p.dice.figures(places))
}

fn measurements(p: &mut Draft) {
    let row: Vec<String> =
        (0..8).map(|_| if p.dice.once_in(3) { p.dice.between(0, 9_999_999).to_string() } else { decimal(p) }).collect();
    let mark = p.dice.pick(&[",", ";", "\t", " "]);
    p.say(&row.join(mark));
}

fn vectors(p: &mut Draft) {
    let (x, y, z) = (decimal(p), decimal(p), decimal(p));
    let text = match p.dice.below(6) {
        0 => format!("({x}, {y}, {z})"),
        1 => format!("[{x} {y}; {z} {x}]"),
        2 => format!("P({x}; {y})"),
        3 => format!("x = {x}, y = {y}, |v| = {z}"),
        4 => format!("\\begin{{pmatrix}} {x} & {y} \\\\ {z} & 0 \\end{{pmatrix}}"),
        _ => format!("f({x}) = {y} +/- {z}"),
    };
    p.say(&text);
}

fn drawings(p: &mut Draft) {
    let n: Vec<String> = (0..8).map(|_| decimal(p)).collect();
    p.say(&format!("<path d=\"M{} {}C{} {} {} {} {} {}Z\"/>", n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7]));
}

fn sky(p: &mut Draft) {
    let (h, m, s) = p.time();
    let d = &mut p.dice;
    let text = match d.below(4) {
        0 => format!(
            "HD {}  {h:02}h {m:02}m {s:02}.{}s  +{}° {:02}′ {:02}″  {}.{}",
            d.between(1, 359_083),
            d.figures(2),
            d.between(0, 89),
            d.between(0, 59),
            d.between(0, 59),
            d.between(1, 14),
            d.figures(2)
        ),
        1 => format!(
            "NGC {}  {h:02} {m:02} {s:02}.{}  -{:02} {:02} {:02}",
            d.between(1, 7840),
            d.figures(1),
            d.between(0, 89),
            d.between(0, 59),
            d.between(0, 59)
        ),
        2 => format!("Gaia DR3 {} parallax {}.{} mas", d.figures(19), d.between(0, 99), d.figures(4)),
        _ => format!(
            "TOI-{}.01 P = {}.{} d, R = {}.{}",
            d.between(100, 9999),
            d.between(1, 99),
            d.figures(6),
            d.between(1, 9),
            d.figures(2)
        ),
    };
    p.say(&text);
}

fn substances(p: &mut Draft) {
    let body = p.dice.between(50, 999_999);
    let two = p.dice.between(10, 99);
    let all = crate::sums::digits(&format!("{body}{two}"));
    let weights: Vec<u32> = (1..=u32::try_from(all.len()).expect("small")).rev().collect();
    let check = crate::sums::sum(&all, &weights) % 10;
    let mass = decimal(p);
    let text = match p.dice.below(4) {
        0 => format!("CAS {body}-{two}-{check}, {mass} g/mol"),
        1 => format!(
            "EC {}-{}-{check}; UN {}",
            p.dice.between(200, 299),
            p.dice.between(100, 999),
            p.dice.between(1001, 3500)
        ),
        2 => format!("C{}H{}N{}O{} ({mass})", two % 30, two, two % 7, two % 9),
        _ => format!(
            "PDB {}{} residue {} chain A, rs{}",
            two % 9 + 1,
            p.dice.letters("ABCDEFGHJKLMN", 3),
            two,
            p.dice.figures(8)
        ),
    };
    p.say(&text);
}

fn references(p: &mut Draft) {
    let (n, m, year) = (p.dice.figures(5), p.dice.figures(8), p.dice.between(1990, 2026));
    let pages = p.dice.between(1, 999);
    let text = match p.dice.below(6) {
        0 => format!("doi:10.{n}/j.cell.{year}.{}.{}", &m[..2], &m[2..5]),
        1 => format!("arXiv:{}.{n}v2", &m[..4]),
        2 => format!("PMID: {m}; PMC{}", &m[..7]),
        3 => format!("J. Phys. A {} ({year}) {pages}-{}", &n[..2], pages + 18),
        4 => format!("Nature {}, {pages}-{} ({year}).", &m[..3], pages + 4),
        _ => format!("ISSN {}-{}, vol. {}, no. {}", &m[..4], &m[4..], &n[..2], &n[2..3]),
    };
    p.say(&text);
}

fn laws(p: &mut Draft) {
    let (article, year, number) = (p.dice.between(1, 400), p.dice.between(1970, 2026), p.dice.between(1, 2999));
    let text = match p.dice.below(6) {
        0 => p.word("Regulation (EU) {y}/{n}, Article {a}|règlement (UE) {y}/{n}, article {a}|Verordnung (EU) {y}/{n}, Artikel {a}|Reglamento (UE) {y}/{n}, artículo {a}|regolamento (UE) {y}/{n}, articolo {a}|Verordening (EU) {y}/{n}, artikel {a}|Regulamento (UE) {y}/{n}, artigo {a}|rozporządzenie (UE) {y}/{n}, art. {a}"),
        1 => "CELEX 3{y}R{n}".to_owned(),
        2 => "C-{a}/{t}, ECLI:EU:C:{y}:{a}".to_owned(),
        3 => p.word("Act of {y}, section {a}(2)|loi n° {y}-{n}, art. L. {a}-1|BGBl. I {y} S. {n}, § {a}|Ley {n}/{y}, artículo {a}|legge n. {n}/{y}, art. {a}|Stb. {y}, {n}, artikel {a}|Lei n.º {n}/{y}, artigo {a}.º|Dz.U. {y} poz. {n}, art. {a}"),
        4 => "ISO/IEC {n}-{t}:{y}, RFC {n}, EN {a}-1".to_owned(),
        _ => "COM({y}) {n} final, 2021/0{a}(COD)".to_owned(),
    };
    let two = format!("{:02}", year % 100);
    p.say(
        &text
            .replace("{y}", &year.to_string())
            .replace("{n}", &number.to_string())
            .replace("{a}", &article.to_string())
            .replace("{t}", &two),
    );
}

fn sports(p: &mut Draft) {
    let (h, m, s) = p.time();
    let d = &mut p.dice;
    let text = match d.below(5) {
        0 => format!(
            "{}:{} ({}:{}), {} 45', 78', 90+3'",
            d.between(0, 6),
            d.between(0, 6),
            d.between(0, 3),
            d.between(0, 3),
            d.between(1000, 89_999)
        ),
        1 => format!(
            "{}. #{}  {}:{m:02}:{s:02}.{}  +{}.{}",
            d.between(1, 99),
            d.between(1, 9999),
            h % 6,
            d.figures(3),
            d.between(0, 99),
            d.figures(3)
        ),
        2 => format!("6-{} {}-6 7-6({})", d.between(0, 4), d.between(0, 4), d.between(0, 5)),
        3 => format!(
            "{} {} {} {} {} {}",
            d.between(1, 20),
            d.between(0, 38),
            d.between(0, 38),
            d.between(0, 38),
            d.between(20, 99),
            d.between(0, 114)
        ),
        _ => format!(
            "{}-{} {}.{} {}-{}-{}",
            d.between(60, 130),
            d.between(60, 130),
            d.between(0, 50),
            d.figures(1),
            d.between(0, 9),
            d.between(0, 9),
            d.between(0, 9)
        ),
    };
    p.say(&text);
}

fn chess(p: &mut Draft) {
    let n = p.dice.between(1, 60);
    let moves: Vec<String> = (0..4)
        .map(|_| {
            format!(
                "{}{}{}{}",
                p.dice.pick(&["", "N", "B", "Q", "R", "K"]),
                p.dice.letters("abcdefgh", 1),
                p.dice.pick(&["", "x"]),
                p.dice.letters("abcdefgh", 1)
            ) + &p.dice.between(1, 8).to_string()
        })
        .collect();
    let text = match p.dice.below(3) {
        0 => format!("{n}. {} {} {}. {} {}", moves[0], moves[1], n + 1, moves[2], moves[3]),
        1 => format!("{n}... {} [%eval {}.{}] [%clk 0:{:02}:{:02}]", moves[0], n % 9, n % 89 + 10, n % 60, n * 7 % 60),
        _ => format!("r1bq1rk1/pp2bppp/2n1pn2/{}p4/2PP4/2N2N2/PP2BPPP/R1BQ1RK1 w - - {} {n}", n % 3 + 1, n % 50),
    };
    p.say(&text);
}

fn scripture(p: &mut Draft) {
    let book = p.word("John|Jean|Joh|Juan|Gv|Joh.|João|J");
    let d = &mut p.dice;
    let text = match d.below(4) {
        0 => format!("{book} {}:{}-{}", d.between(1, 28), d.between(1, 20), d.between(21, 40)),
        1 => format!(
            "{} {book} {},{}; {},{}",
            d.between(1, 3),
            d.between(1, 16),
            d.between(1, 30),
            d.between(1, 16),
            d.between(1, 30)
        ),
        2 => format!(
            "Ps {}:{}; {}:{}-{}",
            d.between(1, 150),
            d.between(1, 20),
            d.between(1, 150),
            d.between(1, 9),
            d.between(10, 20)
        ),
        _ => format!("Gen {}.{}-{}.{}", d.between(1, 50), d.between(1, 20), d.between(1, 50), d.between(1, 20)),
    };
    p.say(&text);
}

fn statistics(p: &mut Draft) {
    let (people, area, share) = (p.amount(90_000_000, 0), p.amount(999_999, 1), p.amount(99, 1));
    let text = p.word("The region had {a} inhabitants on {b} km², {c} % of them in towns.|La région comptait {a} habitants sur {b} km², dont {c} % en ville.|Die Region hatte {a} Einwohner auf {b} km², davon {c} % in Städten.|La región tenía {a} habitantes en {b} km², el {c} % en ciudades.|La regione aveva {a} abitanti su {b} km², il {c} % in città.|De regio telde {a} inwoners op {b} km², waarvan {c} % in steden.|A região tinha {a} habitantes em {b} km², {c} % em cidades.|Region liczył {a} mieszkańców na {b} km², w tym {c} % w miastach.");
    p.say(&text.replace("{a}", &people).replace("{b}", &area).replace("{c}", &share));
}
