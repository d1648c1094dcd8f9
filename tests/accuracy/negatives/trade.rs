//! Papers of trade: invoices, orders, parcels, price lists, stock.

use super::{Draft, Kind};

pub(super) const ALL: &[Kind] = &[
    ("invoice", 60, invoice),
    ("order", 40, order),
    ("parcel", 60, parcel),
    ("price list", 120, prices),
    ("books", 70, books),
    ("part numbers", 120, parts),
    ("ledger", 90, ledger),
    ("timetable", 100, timetable),
];

fn invoice(p: &mut Draft) {
    let (n, date) = (p.dice.figures(8), p.date());
    match p.dice.below(8) {
        0 => {
            let head = p
                .word("Invoice no.|Facture n°|Rechnung Nr.|Factura n.º|Fattura n.|Factuurnummer|Fatura n.º|Faktura nr");
            let year = p.dice.between(2019, 2027);
            p.say(&format!("{head} {year}-{} {date}", &n[..5]));
        }
        1 => {
            let (sum, total) = (
                p.word("Subtotal|Sous-total|Zwischensumme|Subtotal|Imponibile|Subtotaal|Subtotal|Razem netto"),
                p.amount(99_999, 2),
            );
            p.say(&format!("{sum}: {total} EUR"));
        }
        2 => {
            let (vat, rate, sum) = (
                p.word("VAT|TVA|MwSt.|IVA|IVA|btw|IVA|VAT"),
                p.dice.pick(&["20", "19", "21", "22", "23", "5,5", "7"]),
                p.amount(9999, 2),
            );
            p.say(&format!("{vat} {rate} %  {sum}"));
        }
        3 => {
            let due = p.word("Due|Échéance|Fällig am|Vencimiento|Scadenza|Vervaldatum|Vencimento|Termin płatności");
            p.say(&format!("{due}: {date}"));
        }
        4 => {
            let (word, n) = (p.word("Our reference|Notre référence|Unser Zeichen|Nuestra referencia|Nostro riferimento|Ons kenmerk|Nossa referência|Nasz znak"), p.dice.figures(10));
            p.say(&format!("{word}: {n}"));
        }
        _ => {
            let item = p.word("Screws M6|Vis M6|Schrauben M6|Tornillos M6|Viti M6|Schroeven M6|Parafusos M6|Śruby M6");
            let (article, count) = (p.dice.figures(7), p.dice.between(1, 500));
            let (each, all) = (p.amount(999, 2), p.amount(99_999, 2));
            p.say(&format!("{article}  {item}  {count} x {each}  {all}"));
        }
    }
}

fn order(p: &mut Draft) {
    let (seven, nine, ten, twelve) = (p.dice.figures(7), p.dice.figures(9), p.dice.figures(10), p.dice.figures(12));
    let number = p.dice.pick(&[&seven, &nine, &ten, &twelve]).clone();
    let text = match p.dice.below(5) {
        0 => p.word("Your order {n} is confirmed.|Votre commande {n} est confirmée.|Ihre Bestellung {n} ist bestätigt.|Su pedido {n} está confirmado.|Il tuo ordine {n} è confermato.|Uw bestelling {n} is bevestigd.|A sua encomenda {n} está confirmada.|Twoje zamówienie {n} jest potwierdzone."),
        1 => p.word("Order number: {n}|Numéro de commande : {n}|Bestellnummer: {n}|Número de pedido: {n}|Numero d'ordine: {n}|Bestelnummer: {n}|Número da encomenda: {n}|Numer zamówienia: {n}"),
        2 => p.word("Item {n} is out of stock until week 14.|L'article {n} est en rupture jusqu'à la semaine 14.|Artikel {n} ist bis KW 14 nicht lieferbar.|El artículo {n} está agotado hasta la semana 14.|L'articolo {n} è esaurito fino alla settimana 14.|Artikel {n} is uitverkocht tot week 14.|O artigo {n} está esgotado até à semana 14.|Artykuł {n} niedostępny do 14. tygodnia."),
        3 => p.word("Ticket {n} was closed after 3 replies.|Le ticket {n} a été fermé après 3 réponses.|Ticket {n} wurde nach 3 Antworten geschlossen.|El tique {n} se cerró tras 3 respuestas.|Il ticket {n} è stato chiuso dopo 3 risposte.|Ticket {n} is gesloten na 3 antwoorden.|O ticket {n} foi fechado após 3 respostas.|Zgłoszenie {n} zamknięto po 3 odpowiedziach."),
        _ => p.word("Quote {n}, valid for 30 days, 2 pallets.|Devis {n}, valable 30 jours, 2 palettes.|Angebot {n}, 30 Tage gültig, 2 Paletten.|Presupuesto {n}, válido 30 días, 2 palés.|Preventivo {n}, valido 30 giorni, 2 pallet.|Offerte {n}, 30 dagen geldig, 2 pallets.|Orçamento {n}, válido por 30 dias, 2 paletes.|Oferta {n}, ważna 30 dni, 2 palety."),
    };
    p.say(&text.replace("{n}", &number));
}

fn parcel(p: &mut Draft) {
    let word = p.word("tracking|suivi|Sendung|envío|spedizione|zending|envio|przesyłka");
    let number = match p.dice.below(7) {
        0 => format!("1Z{}{}", p.dice.letters("0123456789ABCDEFGHJKLMNPRSTUVWXYZ", 6), p.dice.figures(10)),
        1 => {
            format!("R{}{}{}", p.dice.letters("ABCDERX", 1), p.dice.figures(9), p.dice.pick(&["DE", "FR", "GB", "PL"]))
        }
        2 => format!("JJD{}", p.dice.figures(18)),
        3 => p.dice.figures(12),
        4 => p.dice.figures(14),
        5 => {
            let n = p.dice.figures(22);
            format!("{} {} {} {} {} {}", &n[..4], &n[4..8], &n[8..12], &n[12..16], &n[16..20], &n[20..])
        }
        _ => p.dice.figures(20),
    };
    let kilos = p.amount(30, 1);
    p.say(&format!("{word} {number}, {kilos} kg"));
}

fn prices(p: &mut Draft) {
    let (sku, price, old) = (p.dice.figures(6), p.amount(4999, 2), p.amount(4999, 2));
    // Families of products; `MRN-` before a number would be a patient's.
    let letters = p.dice.pick(&["ABX", "KLT", "SKU", "PRO", "GTX", "BOX", "VSL"]);
    let word = p.word("each|pièce|Stück|unidad|pezzo|stuk|unidade|szt.");
    p.say(&format!("{letters}-{sku}  {price} € / {word} (-{} %, {old} €)", p.dice.clone().between(5, 70)));
}

fn books(p: &mut Draft) {
    let nine = p.dice.digits(9);
    let twelve = [vec![9, 7, 8], nine.clone()].concat();
    let check13 = crate::sums::rest(crate::sums::sum(&twelve, &[1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]), 10);
    let check10 =
        crate::sums::at("0123456789X", crate::sums::rest(crate::sums::sum(&nine, &[10, 9, 8, 7, 6, 5, 4, 3, 2]), 11));
    let n = crate::sums::text(&nine);
    let pages = p.dice.between(80, 900);
    let unit = p.word("pages|pages|Seiten|páginas|pagine|bladzijden|páginas|stron");
    let ean = p.dice.digits(12);
    let last = crate::sums::rest(crate::sums::sum(&ean, &[1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]), 10);
    match p.dice.below(4) {
        0 => p.say(&format!("ISBN 978-{}-{}-{}-{check13}, {pages} {unit}", &n[..1], &n[1..4], &n[4..])),
        1 => p.say(&format!("ISBN-10: {}-{}-{}-{check10}, {pages} {unit}", &n[..1], &n[1..5], &n[5..])),
        2 => p.say(&format!("EAN {}{last}", crate::sums::text(&ean))),
        _ => p.say(&format!("ISBN 978{n}{check13}; ISSN {}-{}", &n[..4], &n[4..8])),
    }
}

fn parts(p: &mut Draft) {
    let n = p.dice.figures(14);
    let l = p.dice.letters("BDFGKLPRSTVWXZ", 3);
    let number = match p.dice.below(9) {
        0 => format!("{}-{}-{}", &n[..3], &n[3..6], &n[6..10]),
        1 => format!("{} {} {}", &n[..3], &n[3..6], &n[6..9]),
        2 => format!("{l}{}", &n[..6]),
        3 => format!("{}-{l}-{}", &n[..4], &n[4..7]),
        4 => format!("{}.{}.{}", &n[..3], &n[3..6], &n[6..9]),
        5 => format!("{l} {} {}", &n[..4], &n[4..8]),
        // Six and four is the spelling of Northern birthdays: rare among parts.
        6 if p.dice.once_in(8) => format!("{}-{}", &n[..6], &n[6..10]),
        6 => format!("{}-{}", &n[..5], &n[5..11]),
        7 => format!("{}{}", &l[..2], &n[..7]),
        _ => n[..10].to_owned(),
    };
    let word = p.word("part|pièce|Teil|pieza|pezzo|onderdeel|peça|część");
    let count = p.dice.between(1, 99);
    p.say(&format!("{count} × {word} {number}"));
}

fn ledger(p: &mut Draft) {
    let (date, debit, credit) = (p.date(), p.amount(999_999, 2), p.amount(999_999, 2));
    let (entry, number) = (p.dice.between(100_000, 999_999), p.dice.between(1000, 8999));
    let word = p.word("goods|marchandises|Waren|mercancías|merci|goederen|mercadorias|towary");
    p.say(&format!("{date};{entry};{number};{word};{debit};{credit}"));
}

fn timetable(p: &mut Draft) {
    let train = format!("{} {}", p.dice.pick(&["ICE", "TGV", "IC", "RE", "AVE", "EC"]), p.dice.between(2, 9999));
    let ((h, m, _), (to, past, _)) = (p.time(), p.time());
    let word = p.word("platform|voie|Gleis|vía|binario|spoor|linha|tor");
    let platform = p.dice.between(1, 24);
    p.say(&format!("{train}  {h:02}:{m:02} - {to:02}:{past:02}  {word} {platform}"));
}
