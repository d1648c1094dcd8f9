//! The codes of Polish registration districts: a letter of the voivodeship, one or two of the district.
//!
//! From the annex of the regulation on the registration and marking of vehicles (wyróżniki powiatów).

/// Whether a code, in capitals, is given out.
pub(super) fn is_district(code: &str) -> bool {
    DISTRICTS.binary_search(&code).is_ok()
}

/// In alphabetical order.
static DISTRICTS: [&str; 415] = [
    "BAU", "BBI", "BGR", "BHA", "BI", "BIA", "BKL", "BL", "BLM", "BMN", "BS", "BSE", "BSI", "BSK", "BSU", "BWM", "BZA",
    "CAL", "CB", "CBC", "CBR", "CBY", "CCH", "CG", "CGD", "CGR", "CIN", "CLI", "CMG", "CNA", "CRA", "CRY", "CSE",
    "CSW", "CT", "CTR", "CTU", "CW", "CWA", "CWL", "CZN", "DB", "DBA", "DBL", "DDZ", "DGL", "DGR", "DJ", "DJA", "DJE",
    "DKA", "DKL", "DL", "DLB", "DLE", "DLU", "DLW", "DMI", "DOA", "DOL", "DPL", "DSR", "DST", "DSW", "DTR", "DW",
    "DWL", "DWR", "DX", "DZA", "DZG", "DZL", "EBE", "EBR", "ED", "EKU", "EL", "ELA", "ELC", "ELE", "ELW", "EOP", "EP",
    "EPA", "EPD", "EPI", "EPJ", "ERA", "ERW", "ES", "ESI", "ESK", "ETM", "EWE", "EWI", "EZD", "EZG", "FG", "FGW",
    "FKR", "FMI", "FNW", "FSD", "FSL", "FSU", "FSW", "FWS", "FZ", "FZA", "FZG", "FZI", "GA", "GBY", "GCH", "GCZ", "GD",
    "GDA", "GKA", "GKS", "GKW", "GKY", "GKZ", "GLE", "GMB", "GND", "GPU", "GS", "GSL", "GSP", "GST", "GSZ", "GTC",
    "GWE", "GWO", "KBA", "KBC", "KBR", "KCH", "KDA", "KGR", "KK", "KLI", "KMI", "KMY", "KN", "KNS", "KNT", "KOL",
    "KOS", "KPR", "KR", "KRA", "KRK", "KSU", "KT", "KTA", "KTT", "KWA", "KWI", "LB", "LBI", "LBL", "LC", "LCH", "LHR",
    "LJA", "LKR", "LKS", "LLB", "LLE", "LLU", "LOP", "LPA", "LPU", "LRA", "LRY", "LSW", "LTM", "LU", "LUB", "LWL",
    "LZ", "LZA", "NBA", "NBR", "NDZ", "NE", "NEB", "NEL", "NGI", "NGO", "NIL", "NKE", "NLI", "NMR", "NNI", "NNM", "NO",
    "NOE", "NOL", "NOS", "NPI", "NSZ", "NWE", "OB", "OGL", "OK", "OKL", "OKR", "ONA", "ONY", "OOL", "OP", "OPO", "OPR",
    "OST", "PA", "PCH", "PCT", "PGN", "PGO", "PGS", "PJA", "PK", "PKA", "PKE", "PKL", "PKN", "PKR", "PKS", "PL", "PLE",
    "PMI", "PN", "PNT", "PO", "POB", "POS", "POT", "PP", "PPL", "PRA", "PSE", "PSL", "PSR", "PSZ", "PTU", "PWA", "PWL",
    "PWR", "PY", "PZ", "PZL", "RBI", "RBR", "RDE", "RJA", "RJS", "RK", "RKL", "RKR", "RLA", "RLE", "RLS", "RLU", "RMI",
    "RNI", "RP", "RPR", "RPZ", "RRS", "RSA", "RSR", "RST", "RT", "RTA", "RZ", "RZE", "RZZ", "SB", "SBE", "SBI", "SBL",
    "SBN", "SC", "SCI", "SCN", "SCZ", "SD", "SG", "SGL", "SH", "SI", "SJ", "SJZ", "SK", "SKL", "SL", "SLU", "SM",
    "SMI", "SMY", "SO", "SPI", "SPS", "SR", "SRB", "SRC", "ST", "STA", "SW", "SWD", "SWZ", "SY", "SZ", "SZA", "SZO",
    "SZR", "SZY", "TBU", "TJE", "TK", "TKA", "TKI", "TKN", "TLW", "TOP", "TOS", "TPI", "TSA", "TSK", "TST", "TSZ",
    "WA", "WB", "WBR", "WCI", "WD", "WE", "WF", "WG", "WGM", "WGR", "WGS", "WH", "WI", "WJ", "WK", "WKZ", "WL", "WLI",
    "WLS", "WM", "WMA", "WML", "WN", "WND", "WO", "WOR", "WOS", "WOT", "WP", "WPA", "WPI", "WPL", "WPN", "WPP", "WPR",
    "WPS", "WPU", "WPY", "WPZ", "WR", "WRA", "WS", "WSC", "WSE", "WSI", "WSK", "WSZ", "WT", "WU", "WV", "WW", "WWE",
    "WWL", "WWY", "WX", "WY", "WZ", "WZU", "WZW", "WZY", "ZBI", "ZCH", "ZDR", "ZGL", "ZGR", "ZGY", "ZK", "ZKA", "ZKL",
    "ZKO", "ZLO", "ZMY", "ZPL", "ZPY", "ZS", "ZSD", "ZSL", "ZST", "ZSW", "ZSZ", "ZWA", "ZZ",
];

#[cfg(test)]
mod tests {
    use super::{DISTRICTS, is_district};

    #[test]
    fn the_list_can_be_searched() {
        assert!(DISTRICTS.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(["WA", "KR", "WPI", "ZZ"].into_iter().all(is_district));
        assert!(!["", "W", "AA", "QQQ"].into_iter().any(is_district));
    }
}
