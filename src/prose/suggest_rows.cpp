#include "prose/suggest_rows.hpp"

#include <algorithm>
#include <iterator>

namespace clauseline {
namespace {

using enum Polarity;

constexpr std::string_view licence_words =
    "license|licence|licenses|licences|licensed|grants|grant|granted|right|rights";
constexpr std::string_view over_time =
    "annual|annually|year|years|yearly|quarter|quarterly|month|months|monthly|claim|event|incident";
constexpr std::string_view share = "royalty|percentage-of-revenue|commission";

// clang-format off
constexpr SuggestRow rows[] = {
    {"grant", positive, "grant", "", "", "", true},
    {"exclusive-grant", positive, "grant", "exclusivity", "level", "exclusive", true, licence_words},
    {"sole-right", positive, "grant", "exclusivity", "level", "sole", true, licence_words, "exclusive"},
    {"co-exclusive", positive, "grant", "exclusivity", "level", "co-exclusive", true, licence_words},
    {"non-exclusive", negative, "grant", "exclusivity", "level", "non-exclusive", true, licence_words},
    {"irrevocable", positive, "grant", "", "revoke", "no"},
    {"royalty-free", positive, "grant", "", "royalty", "free", false, "royalty-free|free of royalties|free of royalty"},
    {"royalty-free", positive, "grant", "", "royalty", "paid-up", false, "paid-up|fully-paid|fully paid", "royalty-free"},
    {"non-transferable", positive, "grant", "", "transfer", "no"},
    {"no-sublicence", negative, "grant", "", "sublicence", "no", false, "", "consent|approval|except"},
    {"grant|exclusive-grant|non-exclusive", positive, "grant", "", "territory", "world", false, "worldwide|world-wide|throughout the world"},
    {"grant|exclusive-grant|non-exclusive", negative, "grant", "", "territory", "world", false, "worldwide|world-wide|throughout the world"},

    {share, positive, "revenue-share", "rate", "percent", "#percent", true},
    {"revenue-split", positive, "revenue-share", "rate", "percent", "#percent", true, "pay|pays"},
    {share, positive, "revenue-share", "base", "measure", "net-revenue", false, "net revenue|net revenues|net sales", "gross"},
    {share, positive, "revenue-share", "base", "measure", "gross-revenue", false, "gross revenue|gross revenues|gross sales", "net"},
    {share, positive, "revenue-share", "base", "measure", "net-profit", false, "net profit|net profits", "gross"},
    {share, positive, "revenue-share", "base", "measure", "gross-profit", false, "gross profit|gross profits", "net"},
    {"cap", positive, "revenue-share", "cap", "amount", "#amount", false, "", over_time},
    {"cap", positive, "revenue-share", "cap", "currency", "#currency", false, "", over_time},

    {"cloud-exclusive", positive, "hosting", "", "mode", "only", true},
    {"cloud-exclusive", positive, "hosting", "", "clouds", "#clouds"},
    {"any-cloud", positive, "hosting", "", "mode", "any", true},

    {"liability-cap", positive, "liability", "", "mode", "capped", true},
    {"liability-cap", positive, "liability", "cap", "amount", "#amount", false, "", over_time},
    {"liability-cap", positive, "liability", "cap", "currency", "#currency", false, "", over_time},
    {"liability-cap", positive, "liability", "", "fees-window", "#duration", false, "fees paid|amounts paid|fees payable|amounts payable|fees due"},
    {"excluded-damages", positive, "liability", "", "mode", "excluded", true},
    {"excluded-damages", positive, "liability", "", "heads", "indirect", false, "indirect"},
    {"excluded-damages", positive, "liability", "", "heads", "consequential", false, "consequential"},
    {"excluded-damages", positive, "liability", "", "heads", "lost-profits", false, "lost profit|lost profits|loss of profit|loss of profits"},
    {"excluded-damages", positive, "liability", "", "heads", "data-loss", false, "loss of data|lost data"},

    {"audit|inspect-books", positive, "audit-right", "", "", "", true},
    {"audit|inspect-books", positive, "audit-right", "", "notice", "#duration", false, "notice", "years|months|business|more than once"},
    {"audit|inspect-books", positive, "audit-right", "", "per-year", "1", false, "once a year|once per year|once each year|once every year|once in any year|once in any calendar year|once per calendar year|once a calendar year|once annually"},
    {"audit-cost", positive, "audit-right", "", "cost-shift-percent", "#percent"},

    {"no-assign", positive, "assignment", "", "level", "consent-not-unreasonably-withheld", true, "unreasonably"},
    {"no-assign", positive, "assignment", "", "level", "consent", true, "consent|approval|permission", "unreasonably"},
    {"no-assign", positive, "assignment", "", "level", "no", true, "", "consent|approval|permission|unless|except|without"},
    {"assign-allowed", positive, "assignment", "", "level", "affiliates", true, "affiliate|affiliates", "not|neither|no"},
    {"assign-allowed", positive, "assignment", "", "level", "free", true, "", "affiliate|affiliates|successor|merger|except|unless|not|neither|no"},

    {"governing-law", positive, "governing-law", "", "", "", true},
    {"governing-law", positive, "governing-law", "", "law", "#law"},
    {"forum", positive, "governing-law", "", "forum", "courts"},
    {"arbitration", positive, "governing-law", "", "forum", "arbitration"},
    {"forum", positive, "governing-law", "", "exclusive", "yes", false, "exclusive jurisdiction|exclusive venue|sole jurisdiction"},
    {"forum", positive, "governing-law", "", "exclusive", "no", false, "non-exclusive jurisdiction"},
};

constexpr SuggestRoles roles[] = {
    {"grant", "grants|grant|gives|give", "grantor", "grantee", "to"},
    {"revenue-share", "pays|pay|remits|remit", "payer", "payee", "to"},
    {"revenue-share", "receives|receive|earns|earn", "payee", "payer", "from"},
    {"hosting", "hosts|host|serves|serve|runs|run|offers|offer|deploys|deploy|launches|launch", "owner"},
    {"liability", "liable", "of", "to", "to"},
    {"audit-right", "audits|audit|inspects|inspect|examines|examine", "holder", "of", "of|by"},
    {"assignment", "assigns|assign|transfers|transfer", "by"},
};

constexpr SuggestNeeds needs[] = {
    {"grant", "grantor|grantee|assets"},
    {"revenue-share", "payer|payee"},
    {"hosting", "owner|assets|mode"},
    {"liability", "of|to|mode", "mode"},
    {"audit-right", "holder|of"},
    {"assignment", "by|level"},
    {"governing-law", "law"},
};

// Names that one place alone has. Georgia is two, and Washington; "the State of" tells them apart.
constexpr RegionName regions[] = {
    {"Alabama", "US-AL"}, {"Alaska", "US-AK"}, {"Alberta", "CA-AB"}, {"Arizona", "US-AZ"},
    {"Arkansas", "US-AR"}, {"Austria", "AT"}, {"Belgium", "BE"}, {"Brazil", "BR"},
    {"British Columbia", "CA-BC"}, {"California", "US-CA"}, {"Canada", "CA"}, {"Colorado", "US-CO"},
    {"Connecticut", "US-CT"}, {"Delaware", "US-DE"}, {"Denmark", "DK"}, {"England", "GB-ENG"},
    {"Finland", "FI"}, {"Florida", "US-FL"}, {"France", "FR"}, {"Germany", "DE"},
    {"Hawaii", "US-HI"}, {"Hong Kong", "HK"}, {"Idaho", "US-ID"}, {"Illinois", "US-IL"},
    {"India", "IN"}, {"Indiana", "US-IN"}, {"Iowa", "US-IA"}, {"Israel", "IL"},
    {"Italy", "IT"}, {"Japan", "JP"}, {"Kansas", "US-KS"}, {"Kentucky", "US-KY"},
    {"Louisiana", "US-LA"}, {"Luxembourg", "LU"}, {"Maine", "US-ME"}, {"Manitoba", "CA-MB"},
    {"Maryland", "US-MD"}, {"Massachusetts", "US-MA"}, {"Mexico", "MX"}, {"Michigan", "US-MI"},
    {"Minnesota", "US-MN"}, {"Mississippi", "US-MS"}, {"Missouri", "US-MO"}, {"Montana", "US-MT"},
    {"Nebraska", "US-NE"}, {"Nevada", "US-NV"}, {"New Hampshire", "US-NH"}, {"New Jersey", "US-NJ"},
    {"New Mexico", "US-NM"}, {"New South Wales", "AU-NSW"}, {"New York", "US-NY"}, {"New Zealand", "NZ"},
    {"North Carolina", "US-NC"}, {"North Dakota", "US-ND"}, {"Norway", "NO"}, {"Nova Scotia", "CA-NS"},
    {"Ohio", "US-OH"}, {"Oklahoma", "US-OK"}, {"Ontario", "CA-ON"}, {"Oregon", "US-OR"},
    {"Pennsylvania", "US-PA"}, {"Poland", "PL"}, {"Portugal", "PT"}, {"Quebec", "CA-QC"},
    {"Queensland", "AU-QLD"}, {"Rhode Island", "US-RI"}, {"Scotland", "GB-SCT"}, {"Singapore", "SG"},
    {"South Africa", "ZA"}, {"South Carolina", "US-SC"}, {"South Dakota", "US-SD"}, {"Spain", "ES"},
    {"State of Georgia", "US-GA"}, {"State of Washington", "US-WA"}, {"Sweden", "SE"},
    {"Switzerland", "CH"}, {"Tennessee", "US-TN"}, {"Texas", "US-TX"}, {"Utah", "US-UT"},
    {"Vermont", "US-VT"}, {"Virginia", "US-VA"}, {"West Virginia", "US-WV"}, {"Wisconsin", "US-WI"},
    {"Wyoming", "US-WY"},
};
// clang-format on

}  // namespace

std::span<const SuggestRow> suggest_rows() { return rows; }
std::span<const SuggestRoles> suggest_roles() { return roles; }
std::span<const SuggestNeeds> suggest_needs() { return needs; }
std::string_view suggest_limits() {
  return "until|through|expires|during|unless|except|provided that|provided however|subject to";
}
std::span<const RegionName> region_names() { return regions; }

std::string_view region_called(std::string_view name) {
  for (const std::string_view form : {"", "State of ", "Commonwealth of ", "Province of "}) {
    if (!name.starts_with(form)) continue;
    const auto* const found =
        std::ranges::find(regions, name.substr(form.size()), &RegionName::name);
    if (found != std::end(regions)) return found->code;
  }
  return {};
}

}  // namespace clauseline
