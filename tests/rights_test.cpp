// Who holds, grants, receives and pays what on a day: what is said of each right, and the page.

#include "report/rights.hpp"

#include "audit_text.hpp"
#include "html_tags.hpp"
#include "model/read.hpp"
#include "report/html_markup.hpp"
#include "report/lines.hpp"
#include "store/file.hpp"
#include "temporary.hpp"
#include "text/split.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <ostream>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using namespace clauseline;
using namespace clauseline::tests;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(rights_test)

namespace {

constexpr std::string_view frame =
    R"(<agreement xmlns="urn:clauseline:agreement:1" id="lease" version="1" lang="en" )"
    R"(status="in-force" text="test"><meta><title>Lease</title><dates effective="2030-01-01"/>)"
    R"(</meta><parties><party id="owner" name="Owner Ltd" short="Owner" role="a"/>)"
    R"(<party id="tenant" name="Tenant Ltd" short="Tenant" role="b"/>)"
    R"(<actor id="expert" name="Expert" kind="panel"/></parties>)"
    R"(<register><asset id="car" kind="product" label="The Car"/>)"
    R"(<asset id="garage" kind="product" label="The Garage"/>)"
    R"(<cloud id="north" label="North Cloud" operator="owner"/>)"
    R"(<event id="sale" label="Sale of the house"/>)"
    R"(<event id="sold" label="First sale" not-before="2029-06-01" not-after="2029-06-30"/></register>)"
    R"(<body><clause id="c" num="1"><h>Rent</h><p>Words.</p><terms>@</terms></clause></body>)"
    R"(</agreement>)";

std::unique_ptr<const Version> version(std::string_view terms) {
  std::string xml(frame);
  xml.replace(xml.find('@'), 1, terms);
  return std::make_unique<const Version>(Evidence{.source = "lease.xml"},
                                         read_agreement(Source("lease.xml", xml)));
}

std::unique_ptr<const Version> example(std::string_view name) {
  const auto path = fmt::format("agreements/microsoft-openai/{}.xml", name);
  const Source read = read_file(CLAUSELINE_ROOT "/" + path);
  return std::make_unique<const Version>(Evidence{.source = path},
                                         read_agreement(Source(path, std::string(read.bytes()))));
}

RightsQuery on(std::string_view day, std::string party = {}) {
  return {.as_of = *read_date(day), .party = std::move(party)};
}

}  // namespace

/// A typed term, a day, and whether it stands on it.
struct Row {
  std::string_view term;
  std::string_view day;
  Standing standing;

  friend std::ostream& operator<<(std::ostream& out, const Row& row) {
    return out << row.day << " " << row.term;
  }
};

// clang-format off
constexpr Row rows[] = {
    {R"(<permission id="t" party="tenant" act="park"/>)", "2030-06-01", Standing::stands},
    {R"(<permission id="t" party="tenant" act="park"><until date="2032"/></permission>)", "2032-12-31", Standing::stands},
    {R"(<permission id="t" party="tenant" act="park"><until date="2032"/></permission>)", "2033-01-01", Standing::ended},
    {R"(<permission id="t" party="tenant" act="park"><from date="2031"/></permission>)", "2030-12-31", Standing::not_yet},
    {R"(<permission id="t" party="tenant" act="park"><from date="2031"/></permission>)", "2031-01-01", Standing::stands},
    {R"(<permission id="t" party="tenant" act="park"><from event="sale"/></permission>)", "2031-01-01", Standing::once_event},
    {R"(<permission id="t" party="tenant" act="park"><until event="sale"/></permission>)", "2031-01-01", Standing::unless_event},
    {R"(<permission id="t" party="tenant" act="park"><until event="sold"/></permission>)", "2031-01-01", Standing::ended},
    {R"(<permission id="t" party="tenant" act="park"><until event="sold"/></permission>)", "2029-05-31", Standing::stands},
    {R"(<permission id="t" party="tenant" act="park"><until><first><at event="sale"/><at date="2031"/></first></until></permission>)", "2031-06-01", Standing::unless_event},
    {R"(<permission id="t" party="tenant" act="park"><until><first><at event="sale"/><at date="2031"/></first></until></permission>)", "2032-01-01", Standing::ended},
    {R"(<permission id="t" party="tenant" act="park"><until><last><at event="sale"/><at date="2031"/></last></until></permission>)", "2031-06-01", Standing::stands},
    {R"(<permission id="t" party="tenant" act="park"><until><last><at event="sale"/><at date="2031"/></last></until></permission>)", "2032-01-01", Standing::unless_event},
    {R"(<permission id="t" party="tenant" act="park"><until open="perpetual"/></permission>)", "2090", Standing::stands},
    {R"(<permission id="t" party="tenant" act="park"><until open="unstated"/></permission>)", "2090", Standing::stands},
    {R"(<permission id="t" party="tenant" act="park"><until open="undisclosed"/></permission>)", "2031", Standing::unless_end},
    {R"(<permission id="t" status="ceased" party="tenant" act="park"/>)", "2031", Standing::ended},
    {R"(<permission id="t" status="reserved" party="tenant" act="park"/>)", "2031", Standing::reserved},
    {R"(<permission id="t" status="suspended" party="tenant" act="park"/>)", "2031", Standing::suspended},
    {R"(<cloud-status id="t" customer="tenant" provider="owner" cloud="north" level="none"/>)", "2031", Standing::none},
};
// clang-format on

BOOST_DATA_TEST_CASE(tell_what_stands_on_a_day, data::make(rows), row) {
  const auto read = version(row.term);
  const auto& told = read->interpretation;
  BOOST_TEST_REQUIRE(told.terms.size() == 1U);
  const auto found = standing(told.terms.front(), told, *read_date(row.day));
  BOOST_TEST(reports::to_text(found) == reports::to_text(row.standing));
}

/// A typed term, and words that are said of it (joined over all that is said of it).
struct Said {
  std::string_view term;
  std::string_view words;

  friend std::ostream& operator<<(std::ostream& out, const Said& row) { return out << row.words; }
};

// clang-format off
constexpr Said said[] = {
    {R"(<grant id="t" grantor="owner" grantee="tenant" assets="car garage"><exclusivity level="exclusive"><until event="sale"/></exclusivity><until date="2032"/></grant>)",
     "Licence: exclusive until Sale of the house | unstated | through 2032 | over=The Car and The Garage | exclusivity until=Sale of the house"},
    {R"(<grant id="t" grantor="owner" grantee="tenant" assets="car"><exclusivity level="unstated"/></grant>)",
     "Licence: exclusivity unstated | unstated | end unstated | over=The Car"},
    {R"(<grant id="t" grantor="owner" grantee="tenant" assets="car"><exclusivity level="exclusive" territory="DE"/><exclusivity level="sole" territory="FR"/></grant>)",
     "exclusivity territory=DE | exclusivity (2)=sole | exclusivity territory (2)=FR"},
    {R"(<grant id="t" grantor="owner" grantee="tenant" assets="car"><exclusivity level="non-exclusive"/><includes assets="garage"><when><fact of="tenant" is="observes" what="the-rules"/></when></includes><excludes territory="FR" note="for now"/></grant>)",
     "includes=The Garage when Tenant observes the rules | excludes=in FR (for now)"},
    {R"(<revenue-share id="t" payer="tenant" payee="owner"><rate percent="20"/><cap amount="38000000" currency="USD"/><until open="indefinite"/></revenue-share>)",
     "Revenue share | unstated | indefinite | rate=20% | cap=USD 38,000,000"},
    {R"(<revenue-share id="t" payer="tenant" payee="owner"><rate percent="undisclosed" same-as="lease@0#t" reported="20" reported-src="s"/><cap amount="undisclosed" per="year" reported="5000" reported-currency="USD"/></revenue-share>)",
     "rate=undisclosed | rate same as=lease@0#t | cap=undisclosed | cap per=year | reported=rate 20 percent, by the source s; no term of the agreement | reported=cap USD 5,000; no term of the agreement"},
    {R"(<hosting id="t" owner="tenant" assets="car" mode="only" clouds="north" favours="owner"><except customers="schools"/></hosting>)",
     "Hosting right: only North Cloud | unstated | end unstated | over=The Car | except=for schools"},
    {R"(<hosting id="t" owner="tenant" assets="car" mode="any" favours="tenant"/>)", "Hosting right: any cloud"},
    {R"(<launch id="t" owner="tenant" cloud="north" assets="car" priority="first" lead="P30D" favours="owner"><unless><fact of="owner" is="unable" what="wash-it"/></unless></launch>)",
     "Order of launch: first on North Cloud | unstated | end unstated | over=The Car | lead=30 days | unless=Owner is unable to wash it"},
    {R"(<commitment id="t" by="tenant" to="owner" kind="spend" amount="tbd" currency="USD"><from date="2031-02-01"/></commitment>)",
     "Commitment: spend | 2031-02-01 | end unstated | amount=tbd"},
    {R"(<trigger id="t" on="sale" effect="ends" of="t"/>)", "Trigger: ends | unstated | end unstated | on=Sale of the house | of=1 Rent (t)"},
};
// clang-format on

BOOST_DATA_TEST_CASE(tell_what_a_term_states, data::make(said), row) {
  const auto read = version(row.term);
  const auto page = reports::rights_page(*read, on("2030-06-01"));
  const auto told =
      std::ranges::find_if(page.parties, [](const auto& party) { return !party.shares.empty(); });
  BOOST_TEST_REQUIRE((told != page.parties.end()));
  const auto& right = told->shares.front().rights.front();
  auto words = fmt::format("{} | {} | {}", right.what, right.since, right.until);
  for (const auto& [name, value] : right.details)
    words += fmt::format(" | {}={}", name, value);
  BOOST_TEST(contains(words, row.words), words);
}

BOOST_AUTO_TEST_CASE(give_each_party_its_shares) {
  const auto read = version(
      R"(<permission id="a" party="tenant" act="park" against="owner"/>)"
      R"(<payment id="b" payer="tenant" payee="owner" kind="rent" amount="9" currency="USD"/>)"
      R"(<agreement-term id="c"/><obligation id="d" by="expert" for="expert" act="look"/>)");
  std::string shares;
  const auto page = reports::rights_page(*read, on("2030-06-01"));
  for (const auto& [party, all] : page.parties)
    for (const auto& [name, rights] : all)
      for (const auto& right : rights)
        shares += fmt::format("{} {}: {}{}{}\n", party == nullptr ? "all" : party->id, name,
                              right.term->id, right.with.empty() ? "" : " ", right.with);
  BOOST_TEST(shares ==
             "owner Grants and owes: a to Tenant\nowner Receives: b from Tenant\n"
             "tenant Holds: a from Owner\ntenant Pays: b to Owner\n"
             "all Holds for all: c\nall Holds for all: d for Expert, from Expert\n");
  const auto mine = reports::rights_page(*read, on("2030-06-01", "tenant"));
  BOOST_TEST_REQUIRE(mine.parties.size() == 1U);
  BOOST_TEST(mine.parties.front().party->id == "tenant");
}

BOOST_AUTO_TEST_CASE(say_that_nothing_can_be_read) {
  const Version plain(Evidence{.source = "a.md"},
                      read_agreement(Source("a.md", "# Deal\n\n1. Pay.\n")));
  const auto page = reports::rights_page(plain, on("2030-06-01"));
  BOOST_TEST(reports::rights_text(page) ==
             "Deal\nRights as of 2030-06-01\n"
             "This version has no typed terms, from which rights are read.\n");
  BOOST_TEST(contains(reports::rights_html(page), "has no typed terms"));
}

/// Everything that can be seen: both versions of the example, one party, and every term above.
struct Sight {
  const char* name;
  std::unique_ptr<const Version> (*version)();
  RightsQuery query;
};
std::ostream& operator<<(std::ostream& out, const Sight& sight) { return out << sight.name; }

std::unique_ptr<const Version> all_terms() {
  std::string terms;
  for (const Row& row : rows)
    terms += row.term;
  for (const Said& row : said)
    terms += row.term;
  int number = 0;
  for (auto at = terms.find(" id=\"t\""); at != std::string::npos; at = terms.find(" id=\"t\""))
    terms.replace(at, 7, fmt::format(" id=\"t-{}\"", ++number));
  return version(terms);
}

const std::vector<Sight>& sights() {
  static const std::vector<Sight> all{
      {"old", [] { return example("2025-10-28"); }, on("2026-01-01")},
      {"new", [] { return example("2026-04-27"); }, on("2026-05-01")},
      {"early", [] { return example("2026-04-27"); }, on("2020")},
      {"late", [] { return example("2026-04-27"); }, on("2090")},
      {"party", [] { return example("2026-04-27"); }, on("2026-05-01", "openai")},
      {"actor", [] { return example("2026-04-27"); }, on("2026-05-01", "expert-panel")},
      {"terms", all_terms, on("2031")},
  };
  return all;
}

BOOST_DATA_TEST_CASE(keep_to_eighty_columns, data::xrange(sights().size()), i) {
  const auto read = sights()[i].version();
  std::istringstream text(reports::rights_text(reports::rights_page(*read, sights()[i].query)));
  for (std::string line; std::getline(text, line);) {
    BOOST_TEST(reports::width_of(line) <= 80U, line);
    BOOST_TEST(!line.ends_with(' '), line);
  }
}

BOOST_DATA_TEST_CASE(link_and_close_what_they_open, data::xrange(sights().size()), i) {
  const auto read = sights()[i].version();
  const auto html = reports::rights_html(reports::rights_page(*read, sights()[i].query));
  const auto ids = values(html, "id");
  const std::set<std::string> known(ids.begin(), ids.end());
  BOOST_TEST(known.size() == ids.size());
  for (const auto& href : values(html, "href"))
    BOOST_TEST((href.starts_with("#") && known.contains(href.substr(1))), href);
  for (const auto& labels : values(html, "aria-labelledby"))
    for (const auto& label : split(labels))
      BOOST_TEST(known.contains(label), label);
  const std::set<std::string> without_end{"!DOCTYPE", "meta", "input", "rect", "line", "path"};
  std::vector<std::string> open;
  for (const Tag& tag : tags(html)) {
    if (without_end.contains(tag.name)) continue;
    if (!tag.closes) {
      open.push_back(tag.name);
      continue;
    }
    BOOST_TEST_REQUIRE(!open.empty());
    BOOST_TEST_REQUIRE(open.back() == tag.name);
    open.pop_back();
  }
  BOOST_TEST(open.empty());
}

BOOST_DATA_TEST_CASE(need_nothing_from_elsewhere, data::xrange(sights().size()), i) {
  const auto read = sights()[i].version();
  const auto page = reports::rights_page(*read, sights()[i].query);
  const auto html = reports::rights_html(page);
  BOOST_TEST(html == reports::rights_html(page));
  BOOST_TEST(!contains(html, "<script"));
  BOOST_TEST(contains(html, "script-src 'none'"));
  BOOST_TEST(!contains(inside(html, "style"), "url("));
  for (const Tag& tag : tags(html))
    for (const auto& [name, value] : tag.attributes) {
      BOOST_TEST((name != "style" && name != "src" && !name.starts_with("on")), name);
      BOOST_TEST((!contains(value, "://")), value);
    }
}

BOOST_DATA_TEST_CASE(draw_each_right_once, data::xrange(sights().size()), i) {
  const auto read = sights()[i].version();
  const auto page = reports::rights_page(*read, sights()[i].query);
  std::set<const Term*> shown;
  for (const auto& party : page.parties)
    for (const auto& share : party.shares)
      for (const auto& right : share.rights)
        shown.insert(right.term);
  const auto html = reports::rights_html(page);
  std::size_t lanes = 0;
  for (auto at = html.find("<g class=\"lane "); at != std::string::npos;
       at = html.find("<g class=\"lane ", at + 1))
    ++lanes;
  std::size_t parts = 0;
  for (auto at = html.find("x=\"1em\""); at != std::string::npos;
       at = html.find("x=\"1em\"", at + 1))
    ++parts;
  BOOST_TEST(lanes - parts / 2 == shown.size());
  for (const Tag& tag : tags(html))
    for (const auto* name : {"x", "x1", "width"}) {
      const auto found = tag.attributes.find(name);
      if (found == tag.attributes.end() || !found->second.ends_with('%')) continue;
      const auto across = std::stod(found->second);
      BOOST_TEST((across >= 0 && across <= 100), found->second);
    }
}

BOOST_AUTO_TEST_CASE(say_in_the_picture_what_has_no_date) {
  const auto page_of = [](std::string_view until) {
    const auto read = version(fmt::format(
        R"(<permission id="t" party="tenant" act="park"><until {}/></permission>)", until));
    return reports::rights_html(reports::rights_page(*read, on("2030-06-01")));
  };
  BOOST_TEST(contains(page_of(R"(event="sale")"), "class=\"event\""));
  BOOST_TEST(!contains(page_of(R"(date="2031")"), "class=\"event\""));
  BOOST_TEST(contains(page_of(R"(date="2031")"), "class=\"edge\""));
  BOOST_TEST(contains(page_of(R"(open="perpetual")"), "class=\"never\""));
  BOOST_TEST(contains(page_of(R"(open="undisclosed")"), "class=\"sign\""));
  BOOST_TEST(contains(page_of(R"(event="sale")"),
                      "Permission: park: unstated, until Sale of the house, open: unless"));
}

BOOST_AUTO_TEST_CASE(keep_hostile_text_as_text) {
  const auto page_of = [](std::string_view label) {
    std::string xml(frame);
    xml.replace(
        xml.find('@'), 1,
        R"(<grant id="t" grantor="owner" grantee="tenant" assets="car"><until event="sale"/></grant>)");
    for (const std::string_view place :
         {"The Car", "Sale of the house", "Lease", "Tenant Ltd", ">Rent<"}) {
      const bool word = place.front() == '>';
      const auto at = xml.find(place) + (word ? 1 : 0);
      xml.replace(at, place.size() - (word ? 2 : 0), label);
    }
    const Version read(Evidence{.source = std::string(label)},
                       read_agreement(Source("a.xml", xml)));
    return reports::rights_html(reports::rights_page(read, on("2030-06-01")));
  };
  const auto hostile = page_of("&lt;/style&gt;&lt;img src=x onerror='alert(1)'&gt;&quot;");
  BOOST_TEST((structure(hostile) == structure(page_of("plain"))));
}

BOOST_AUTO_TEST_SUITE_END()
