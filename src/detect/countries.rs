//! The codes of countries (ISO 3166-1), and those that travel documents have beside them.

/// Two letters each.
const ALPHA_2: &str = "\
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY \
    BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK \
    FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR \
    IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK \
    ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM \
    PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF \
    TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

/// Three letters each.
const ALPHA_3: &str = "\
    ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH \
    BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB \
    CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO \
    GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN \
    IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA \
    MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER \
    NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU \
    RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA \
    TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT \
    WLF WSM YEM ZAF ZMB ZWE";

/// Codes of ICAO 9303 part 3 §5 that are no country's of ISO 3166: British nationals, organisations, persons without a
/// nationality, and Utopia of the specimens.
const TRAVEL: &str = "\
    D EUE GBD GBN GBO GBP GBS IAO NTZ RKS UNA UNK UNO UTO XAA XBA XCC XCE XCO XCT XDC XEC XES XIM XMP XOM XPO XXA XXB XXC XXX";

/// Whether two capital letters are a country's code. Kosovo's `XK` is used by banks, though ISO left it to its users.
pub(in crate::detect) fn alpha_2(code: &str) -> bool {
    code == "XK" || code.len() == 2 && among(ALPHA_2, code)
}

/// Whether capital letters, `<` after them dropped, are a code that a travel document may bear.
pub(in crate::detect) fn travel(code: &str) -> bool {
    let code = code.trim_end_matches('<');
    code.len() == 3 && among(ALPHA_3, code) || among(TRAVEL, code)
}

fn among(list: &str, code: &str) -> bool {
    list.split(' ').any(|known| known == code)
}

#[cfg(test)]
mod tests {
    use super::{ALPHA_2, ALPHA_3, alpha_2, travel};

    #[test]
    fn codes_are_told_from_others() {
        assert_eq!((ALPHA_2.split(' ').count(), ALPHA_3.split(' ').count()), (249, 249));
        assert!(["FR", "DE", "XK", "ZW"].into_iter().all(alpha_2));
        assert!(!["", "XX", "F", "FRA", "fr", "FR DE"].into_iter().any(alpha_2));
        assert!(["FRA", "D<<", "UTO", "GBN"].into_iter().all(travel));
        assert!(!["", "<<<", "FR<", "ABC"].into_iter().any(travel));
    }
}
