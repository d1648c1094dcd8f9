//! Prose with numbers in it that are nobody's: support mail, reports, instructions, recipes, rooms and models.

use super::{Draft, Kind};

pub(super) const ALL: &[Kind] = &[("support", 50, support), ("instructions", 60, instructions), ("report", 50, report)];

fn fill(p: &mut Draft, text: &str) {
    let (four, six, eight, nine, eleven) =
        (p.dice.figures(4), p.dice.figures(6), p.dice.figures(8), p.dice.figures(9), p.dice.figures(11));
    let two = p.dice.between(2, 99).to_string();
    let amount = p.amount(99_999, 2);
    let model = format!("{}-{}", p.dice.pick(&["XR", "HL", "MFC", "QX", "TS", "KX"]), p.dice.between(100, 9999));
    let version = format!("{}.{}.{}", p.dice.between(1, 20), p.dice.between(0, 30), p.dice.between(0, 99));
    let text = [
        ("{2}", two),
        ("{4}", four),
        ("{6}", six),
        ("{8}", eight),
        ("{9}", nine),
        ("{11}", eleven),
        ("{a}", amount),
        ("{m}", model),
        ("{v}", version),
    ]
    .iter()
    .fold(text.to_owned(), |text, (mark, value)| text.replace(mark, value));
    p.say(&text);
}

fn support(p: &mut Draft) {
    let text = match p.dice.below(6) {
        0 => p.word("Error {8} appears after the update to {v}.|L'erreur {8} apparaît après la mise à jour {v}.|Fehler {8} erscheint nach dem Update auf {v}.|El error {8} aparece tras actualizar a {v}.|L'errore {8} compare dopo l'aggiornamento a {v}.|Fout {8} verschijnt na de update naar {v}.|O erro {8} aparece após a atualização {v}.|Błąd {8} pojawia się po aktualizacji do {v}."),
        1 => p.word("The printer {m} shows code {6} and stops after {2} pages.|L'imprimante {m} affiche le code {6} et s'arrête après {2} pages.|Der Drucker {m} zeigt Code {6} und hält nach {2} Seiten an.|La impresora {m} muestra el código {6} y se para tras {2} páginas.|La stampante {m} mostra il codice {6} e si ferma dopo {2} pagine.|De printer {m} toont code {6} en stopt na {2} bladzijden.|A impressora {m} mostra o código {6} e para após {2} páginas.|Drukarka {m} pokazuje kod {6} i staje po {2} stronach."),
        2 => p.word("I paid {a} € for {2} licences, the basket said less.|J'ai payé {a} € pour {2} licences, le panier disait moins.|Ich habe {a} € für {2} Lizenzen bezahlt, im Korb stand weniger.|Pagué {a} € por {2} licencias, el carrito decía menos.|Ho pagato {a} € per {2} licenze, nel carrello era meno.|Ik betaalde {a} € voor {2} licenties, in de mand stond minder.|Paguei {a} € por {2} licenças, no carrinho era menos.|Zapłaciłem {a} € za {2} licencje, w koszyku było mniej."),
        3 => p.word("See case {9} and the note {4}/{2}.|Voir le dossier {9} et la note {4}/{2}.|Siehe Vorgang {9} und Notiz {4}/{2}.|Véase el caso {9} y la nota {4}/{2}.|Vedi il caso {9} e la nota {4}/{2}.|Zie zaak {9} en notitie {4}/{2}.|Ver o caso {9} e a nota {4}/{2}.|Zobacz sprawę {9} i notatkę {4}/{2}."),
        4 => p.word("The log ends at line {6}; the file has {8} bytes.|Le journal s'arrête à la ligne {6} ; le fichier fait {8} octets.|Das Protokoll endet in Zeile {6}; die Datei hat {8} Bytes.|El registro acaba en la línea {6}; el archivo tiene {8} bytes.|Il registro finisce alla riga {6}; il file ha {8} byte.|Het logboek eindigt op regel {6}; het bestand heeft {8} bytes.|O registo acaba na linha {6}; o ficheiro tem {8} bytes.|Dziennik kończy się w wierszu {6}; plik ma {8} bajtów."),
        _ => p.word("Serial number {11}, bought {2} months ago, firmware {v}.|Numéro de série {11}, acheté il y a {2} mois, micrologiciel {v}.|Seriennummer {11}, vor {2} Monaten gekauft, Firmware {v}.|Número de serie {11}, comprado hace {2} meses, firmware {v}.|Numero di serie {11}, comprato {2} mesi fa, firmware {v}.|Serienummer {11}, {2} maanden geleden gekocht, firmware {v}.|Número de série {11}, comprado há {2} meses, firmware {v}.|Numer seryjny {11}, kupiony {2} miesiące temu, firmware {v}."),
    };
    fill(p, &text);
}

fn instructions(p: &mut Draft) {
    let text = match p.dice.below(5) {
        0 => p.word("Mix 250 g flour, {2} g sugar and 3 eggs; bake {2} minutes at 180 °C.|Mélanger 250 g de farine, {2} g de sucre et 3 œufs ; cuire {2} minutes à 180 °C.|250 g Mehl, {2} g Zucker und 3 Eier mischen; {2} Minuten bei 180 °C backen.|Mezclar 250 g de harina, {2} g de azúcar y 3 huevos; hornear {2} minutos a 180 °C.|Mescolare 250 g di farina, {2} g di zucchero e 3 uova; cuocere {2} minuti a 180 °C.|Meng 250 g bloem, {2} g suiker en 3 eieren; bak {2} minuten op 180 °C.|Misturar 250 g de farinha, {2} g de açúcar e 3 ovos; cozer {2} minutos a 180 °C.|Wymieszać 250 g mąki, {2} g cukru i 3 jajka; piec {2} minut w 180 °C."),
        1 => p.word("Tighten screw {4} to {2} Nm, see drawing {m}.|Serrer la vis {4} à {2} Nm, voir le plan {m}.|Schraube {4} mit {2} Nm anziehen, siehe Zeichnung {m}.|Apretar el tornillo {4} a {2} Nm, véase el plano {m}.|Serrare la vite {4} a {2} Nm, vedi disegno {m}.|Schroef {4} aandraaien met {2} Nm, zie tekening {m}.|Apertar o parafuso {4} a {2} Nm, ver desenho {m}.|Dokręcić śrubę {4} z {2} Nm, patrz rysunek {m}."),
        2 => p.word("Room {4}, floor {2}, cabinet {m}, shelf {6}.|Salle {4}, étage {2}, armoire {m}, rayon {6}.|Raum {4}, Etage {2}, Schrank {m}, Fach {6}.|Sala {4}, planta {2}, armario {m}, estante {6}.|Sala {4}, piano {2}, armadio {m}, scaffale {6}.|Zaal {4}, verdieping {2}, kast {m}, plank {6}.|Sala {4}, piso {2}, armário {m}, prateleira {6}.|Sala {4}, piętro {2}, szafa {m}, półka {6}."),
        3 => p.word("Press {2} twice, wait {2} seconds, then hold the key until {4} is shown.|Appuyer deux fois sur {2}, attendre {2} secondes, puis tenir la touche jusqu'à {4}.|{2} zweimal drücken, {2} Sekunden warten, dann die Taste halten, bis {4} erscheint.|Pulsar {2} dos veces, esperar {2} segundos y mantener la tecla hasta ver {4}.|Premere {2} due volte, attendere {2} secondi, poi tenere il tasto fino a {4}.|Druk twee keer op {2}, wacht {2} seconden en houd de toets vast tot {4} verschijnt.|Premir {2} duas vezes, esperar {2} segundos e manter a tecla até ver {4}.|Nacisnąć {2} dwa razy, czekać {2} sekund i trzymać klawisz, aż pojawi się {4}."),
        _ => p.word("Batch {8}, 2 x {2} ml, keep below 25 °C.|Lot {8}, 2 x {2} ml, conserver à moins de 25 °C.|Charge {8}, 2 x {2} ml, unter 25 °C lagern.|Lote {8}, 2 x {2} ml, conservar por debajo de 25 °C.|Lotto {8}, 2 x {2} ml, conservare sotto i 25 °C.|Partij {8}, 2 x {2} ml, onder 25 °C bewaren.|Lote {8}, 2 x {2} ml, conservar abaixo de 25 °C.|Seria {8}, 2 x {2} ml, przechowywać poniżej 25 °C."),
    };
    fill(p, &text);
}

fn report(p: &mut Draft) {
    let text = match p.dice.below(5) {
        0 => p.word("Sales rose by {2} % to {a} €, {8} units in all.|Les ventes ont augmenté de {2} % à {a} €, {8} unités en tout.|Der Umsatz stieg um {2} % auf {a} €, insgesamt {8} Stück.|Las ventas subieron un {2} % hasta {a} €, {8} unidades en total.|Le vendite sono salite del {2} % a {a} €, {8} unità in tutto.|De omzet steeg met {2} % tot {a} €, in totaal {8} stuks.|As vendas subiram {2} % para {a} €, {8} unidades no total.|Sprzedaż wzrosła o {2} % do {a} €, razem {8} sztuk."),
        1 => p.word("Between 1998 and 2024 the plant made {9} parts.|Entre 1998 et 2024 l'usine a produit {9} pièces.|Zwischen 1998 und 2024 fertigte das Werk {9} Teile.|Entre 1998 y 2024 la planta hizo {9} piezas.|Tra il 1998 e il 2024 lo stabilimento ha prodotto {9} pezzi.|Tussen 1998 en 2024 maakte de fabriek {9} onderdelen.|Entre 1998 e 2024 a fábrica fez {9} peças.|W latach 1998-2024 zakład wykonał {9} części."),
        2 => p.word("Table {2} lists {4} samples, of which {2} failed (p < 0.05).|Le tableau {2} liste {4} échantillons, dont {2} en échec (p < 0,05).|Tabelle {2} nennt {4} Proben, von denen {2} ausfielen (p < 0,05).|La tabla {2} recoge {4} muestras, de las que {2} fallaron (p < 0,05).|La tabella {2} elenca {4} campioni, di cui {2} falliti (p < 0,05).|Tabel {2} noemt {4} monsters, waarvan {2} faalden (p < 0,05).|A tabela {2} lista {4} amostras, das quais {2} falharam (p < 0,05).|Tabela {2} podaje {4} próbek, z których {2} zawiodło (p < 0,05)."),
        3 => p.word("The road is {2} km long and cost {a} million.|La route fait {2} km et a coûté {a} millions.|Die Straße ist {2} km lang und kostete {a} Millionen.|La carretera mide {2} km y costó {a} millones.|La strada è lunga {2} km ed è costata {a} milioni.|De weg is {2} km lang en kostte {a} miljoen.|A estrada tem {2} km e custou {a} milhões.|Droga ma {2} km i kosztowała {a} milionów."),
        _ => p.word("Meter reading {8} kWh, before {8} kWh, reading no. {4}.|Relevé {8} kWh, précédent {8} kWh, relevé n° {4}.|Zählerstand {8} kWh, davor {8} kWh, Ablesung Nr. {4}.|Lectura {8} kWh, anterior {8} kWh, lectura n.º {4}.|Lettura {8} kWh, precedente {8} kWh, lettura n. {4}.|Meterstand {8} kWh, eerder {8} kWh, opname nr. {4}.|Leitura {8} kWh, anterior {8} kWh, leitura n.º {4}.|Stan licznika {8} kWh, poprzednio {8} kWh, odczyt nr {4}."),
    };
    fill(p, &text);
}
