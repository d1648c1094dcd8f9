//! The codes of German registration districts, and of the federal and Land authorities that have one of their own.
//!
//! From the Kraftfahrt-Bundesamt's list of distinguishing signs (§ 9 Fahrzeug-Zulassungsverordnung), with those that districts
//! brought back since 2012 and old ones that are still on the road.

/// Whether a code, in capitals, is given out or still driven.
pub(super) fn is_district(code: &str) -> bool {
    DISTRICTS.binary_search(&code).is_ok()
}

/// In the order of their bytes.
static DISTRICTS: [&str; 756] = [
    "A", "AA", "AB", "ABG", "ABI", "AC", "AE", "AH", "AIB", "AIC", "AK", "ALF", "ALZ", "AM", "AN", "ANA", "ANG", "ANK",
    "AP", "APD", "ARN", "ART", "AS", "ASL", "ASZ", "AT", "AU", "AUR", "AW", "AZ", "AZE", "AÖ", "B", "BA", "BAD", "BAR",
    "BB", "BBG", "BBL", "BC", "BCH", "BD", "BE", "BED", "BER", "BF", "BGD", "BGL", "BH", "BI", "BID", "BIN", "BIR",
    "BIT", "BIW", "BK", "BKS", "BL", "BLB", "BLK", "BM", "BN", "BNA", "BO", "BOG", "BOH", "BOR", "BOT", "BP", "BRA",
    "BRB", "BRG", "BRI", "BRK", "BRL", "BRV", "BS", "BSB", "BSK", "BT", "BTF", "BUL", "BW", "BWL", "BYL", "BZ", "BÖ",
    "BÜD", "BÜR", "BÜS", "BÜZ", "C", "CA", "CAS", "CB", "CE", "CHA", "CLP", "CLZ", "CO", "COC", "COE", "CR", "CUX",
    "CW", "D", "DA", "DAH", "DAN", "DAU", "DBR", "DD", "DE", "DEG", "DEL", "DGF", "DH", "DI", "DIL", "DIN", "DIZ",
    "DKB", "DL", "DLG", "DM", "DN", "DO", "DON", "DU", "DUD", "DW", "DZ", "DÜW", "E", "EA", "EB", "EBE", "EBN", "EBS",
    "ECK", "ED", "EE", "EF", "EG", "EH", "EI", "EIC", "EIL", "EIN", "EIS", "EL", "EM", "EMD", "EMS", "EN", "ER", "ERB",
    "ERH", "ERK", "ERZ", "ES", "ESB", "ESW", "EU", "EUT", "EW", "F", "FB", "FD", "FDB", "FDS", "FEU", "FF", "FFB",
    "FG", "FH", "FI", "FKB", "FL", "FLÖ", "FN", "FO", "FOR", "FR", "FRG", "FRI", "FRW", "FS", "FT", "FTL", "FW", "FZ",
    "FÜ", "FÜS", "G", "GA", "GAN", "GAP", "GC", "GD", "GDB", "GE", "GEL", "GEM", "GEO", "GER", "GF", "GG", "GHA",
    "GHC", "GI", "GK", "GL", "GLA", "GM", "GMN", "GN", "GNT", "GOA", "GOH", "GP", "GR", "GRA", "GRH", "GRI", "GRM",
    "GRZ", "GS", "GT", "GTH", "GUB", "GUN", "GV", "GVM", "GW", "GZ", "GÖ", "GÜ", "H", "HA", "HAB", "HAL", "HAM", "HAS",
    "HB", "HBN", "HBS", "HC", "HCH", "HD", "HDH", "HDL", "HE", "HEB", "HEF", "HEI", "HEL", "HER", "HET", "HF", "HG",
    "HGN", "HGW", "HH", "HHM", "HI", "HIG", "HIP", "HK", "HL", "HM", "HMÜ", "HN", "HO", "HOG", "HOH", "HOL", "HOM",
    "HOR", "HOT", "HP", "HR", "HRO", "HS", "HSK", "HST", "HU", "HUS", "HV", "HVL", "HWI", "HX", "HY", "HZ", "HÖS",
    "HÜN", "IGB", "IK", "IL", "ILL", "IN", "IS", "IZ", "J", "JE", "JEV", "JL", "JÜL", "K", "KA", "KAR", "KB", "KC",
    "KE", "KEH", "KEL", "KEM", "KF", "KG", "KH", "KI", "KIB", "KK", "KL", "KLE", "KLZ", "KM", "KN", "KO", "KR", "KRU",
    "KS", "KT", "KU", "KUS", "KW", "KY", "KYF", "KÖN", "KÖT", "KÖZ", "KÜN", "L", "LA", "LAN", "LAU", "LB", "LBS",
    "LBZ", "LC", "LD", "LDK", "LDS", "LEO", "LER", "LEV", "LF", "LG", "LH", "LI", "LIB", "LIF", "LIN", "LIP", "LL",
    "LM", "LN", "LOH", "LOS", "LP", "LR", "LRO", "LS", "LSA", "LSN", "LSZ", "LU", "LUP", "LWL", "LÖ", "LÖB", "LÜD",
    "LÜN", "M", "MA", "MAB", "MAI", "MAK", "MAL", "MAR", "MB", "MC", "MD", "ME", "MED", "MEG", "MEI", "MEK", "MEL",
    "MEP", "MER", "MES", "MET", "MG", "MGH", "MGN", "MH", "MHL", "MI", "MIL", "MK", "MKK", "ML", "MM", "MN", "MO",
    "MOD", "MOL", "MON", "MOS", "MQ", "MR", "MS", "MSE", "MSH", "MSP", "MST", "MTK", "MTL", "MVL", "MW", "MY", "MYK",
    "MZ", "MZG", "MÜ", "MÜB", "MÜL", "MÜN", "MÜR", "N", "NAB", "NAI", "NAU", "NB", "ND", "NDH", "NE", "NEA", "NEB",
    "NEC", "NEN", "NES", "NEU", "NEW", "NF", "NH", "NI", "NK", "NL", "NM", "NMB", "NMS", "NOH", "NOL", "NOM", "NOR",
    "NP", "NR", "NRW", "NRÜ", "NT", "NU", "NVP", "NW", "NWM", "NY", "NZ", "NÖ", "OA", "OAL", "OB", "OBB", "OBG", "OC",
    "OCH", "OD", "OE", "OF", "OG", "OH", "OHA", "OHV", "OHZ", "OK", "OL", "OLD", "OP", "OPR", "OR", "OS", "OSL", "OTW",
    "OVI", "OVL", "OVP", "OZ", "P", "PA", "PAF", "PAN", "PAR", "PB", "PCH", "PE", "PEG", "PER", "PF", "PI", "PIR",
    "PK", "PL", "PLÖ", "PM", "PN", "PR", "PRÜ", "PS", "PW", "PZ", "QFT", "QLB", "R", "RA", "RC", "RD", "RDG", "RE",
    "REG", "REH", "REI", "RG", "RH", "RI", "RID", "RIE", "RL", "RM", "RN", "RO", "ROD", "ROF", "ROK", "ROL", "ROS",
    "ROT", "ROW", "RP", "RPL", "RS", "RSL", "RT", "RU", "RV", "RW", "RY", "RZ", "RÜD", "RÜG", "S", "SAB", "SAD", "SAL",
    "SAN", "SAW", "SB", "SBG", "SBK", "SC", "SCZ", "SDH", "SDL", "SDT", "SE", "SEB", "SEE", "SEF", "SEL", "SFB", "SFT",
    "SG", "SGH", "SH", "SHA", "SHG", "SHK", "SHL", "SI", "SIG", "SIM", "SK", "SL", "SLE", "SLF", "SLG", "SLK", "SLN",
    "SLS", "SLZ", "SLÜ", "SM", "SMÜ", "SN", "SNH", "SO", "SOB", "SOG", "SOK", "SOL", "SON", "SP", "SPB", "SPN", "SPR",
    "SR", "SRB", "SRO", "ST", "STA", "STB", "STD", "STE", "STH", "STL", "STO", "SU", "SUL", "SW", "SWA", "SY", "SZ",
    "SZB", "SÄK", "SÖM", "SÜW", "TBB", "TDO", "TE", "TET", "TF", "TG", "THL", "THW", "TIR", "TO", "TP", "TR", "TS",
    "TT", "TUT", "TÖL", "TÖN", "TÜ", "UE", "UEM", "UER", "UFF", "UH", "UL", "UM", "UN", "USI", "V", "VAI", "VB", "VEC",
    "VER", "VG", "VIB", "VIE", "VIT", "VK", "VOH", "VR", "VS", "W", "WA", "WAF", "WAK", "WAN", "WAR", "WAT", "WB",
    "WBS", "WD", "WDA", "WE", "WEB", "WEG", "WEL", "WEM", "WEN", "WER", "WES", "WF", "WG", "WHV", "WI", "WIL", "WIS",
    "WIT", "WIZ", "WK", "WL", "WLG", "WM", "WMS", "WN", "WND", "WO", "WOB", "WOH", "WOL", "WOR", "WOS", "WR", "WRN",
    "WS", "WSF", "WST", "WSW", "WT", "WTL", "WTM", "WUG", "WUN", "WUR", "WW", "WZ", "WZL", "WÜ", "WÜM", "X", "Y", "Z",
    "ZE", "ZEL", "ZI", "ZIG", "ZP", "ZR", "ZS", "ZW", "ZZ", "ÖHR", "ÜB",
];

#[cfg(test)]
mod tests {
    use super::{DISTRICTS, is_district};

    #[test]
    fn the_list_can_be_searched() {
        assert!(DISTRICTS.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(["A", "M", "WÜ", "AÖ", "ZZ"].into_iter().all(is_district));
        assert!(!["", "Q", "XX", "ABC"].into_iter().any(is_district));
    }
}
