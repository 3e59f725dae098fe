#include "draft.hpp"
#include "phrases.hpp"

#include <fmt/format.h>

#include <iterator>

namespace clauseline::bench {
namespace {

using Out = std::back_insert_iterator<std::string>;

std::string asset_of(const Clause& clause) {
  return clause.own_asset ? fmt::format("design-{}", clause.id) : "designs";
}

void write_term(Out out, const Clause& clause) {
  switch (clause.term) {
    case Term::none: return;
    case Term::grant:
      fmt::format_to(out,
                     R"(        <terms>
          <grant id="t-{0}" grantor="supplier" grantee="customer" assets="{3}">
            <exclusivity level="{1}"/>
            <until date="20{2}"/>
          </grant>
        </terms>
)",
                     clause.id, clause.exclusive ? "exclusive" : "non-exclusive",
                     30 + clause.percent, asset_of(clause));
      return;
    case Term::share:
      fmt::format_to(out,
                     R"(        <terms>
          <revenue-share id="t-{0}" payer="customer" payee="supplier">
            <base measure="net-revenue" of="customer" assets="designs"/>
            <rate percent="{1}"/>
            <pay every="P3M" currency="EUR"/>
          </revenue-share>
        </terms>
)",
                     clause.id, clause.percent);
      return;
    case Term::duty:
      fmt::format_to(out,
                     R"(        <terms>
          <obligation id="t-{0}" by="supplier" for="customer" act="keep-records"/>
        </terms>
)",
                     clause.id);
      return;
  }
}

void write_sentence(Out out, const Sentence& sentence) {
  const auto& [phrases, days, other] = sentence;
  if (!other.empty()) {
    fmt::format_to(out, "        <p>{}</p>\n", other);
    return;
  }
  fmt::format_to(out,
                 R"(        <p>{0} {1} {2} within <dur v="P{5}D">{5} days</dur> of {3}, {4}.</p>
)",
                 subjects[phrases[0]], duties[phrases[1]], objects[phrases[2]],
                 occasions[phrases[3]], limits[phrases[4]], days);
}

struct Place {
  std::string_view prefix;  // of ids
  std::string number;
  bool inner = false;  // of another clause
};

void write_clause(Out out, const Clause& clause, const Place& place) {
  const std::string_view element = place.inner ? "subclause" : "clause";
  fmt::format_to(out, R"(      <{0} id="{1}c-{2}" num="{3}">
        <h>{4}</h>
)",
                 element, place.prefix, clause.id, place.number, clause.heading);
  for (const Sentence& sentence : clause.sentences)
    write_sentence(out, sentence);
  std::size_t number = 0;
  for (const Clause& inner : clause.inner)
    write_clause(out, inner, {place.prefix, fmt::format("({})", ++number), true});
  write_term(out, clause);
  fmt::format_to(out, "      </{}>\n", element);
}

constexpr std::string_view front = R"(<?xml version="1.0" encoding="UTF-8"?>
<agreement xmlns="urn:clauseline:agreement:1" id="works" version="{0}" lang="en"
           status="draft" text="test">
  <meta>
    <title>Works Agreement</title>
    <dates effective="{0}"/>
  </meta>

  <parties>
    <party id="supplier" name="Supplier" short="Supplier" role="licensor payee"/>
    <party id="customer" name="Customer" short="Customer" role="licensee payer"/>
  </parties>

  <register>
    <asset id="designs" kind="ip" label="Designs"/>
{1}  </register>

  <definitions>
    <def id="def-works" num="0.1" term="Works">
      <p>"Works" means what the <party ref="supplier">Supplier</party> is to build.</p>
    </def>
    <def id="def-notice" num="0.2" term="Notice">
      <p>"Notice" means a message in writing that names this agreement.</p>
    </def>
    <def id="def-fee" num="0.3" term="Fee">
      <p>"Fee" means the price of the <term ref="def-works">Works</term>.</p>
    </def>
  </definitions>

  <body>
)";

}  // namespace

std::string written(const std::vector<Article>& articles, std::string_view version,
                    std::string_view prefix) {
  std::string text;
  const Out out(text);
  std::string assets;
  for (const Article& article : articles)
    for (const Clause& clause : article)
      if (clause.own_asset)
        assets += fmt::format("    <asset id=\"{0}\" kind=\"ip\" label=\"Design {1}\"/>\n",
                              asset_of(clause), clause.id);
  fmt::format_to(out, front, version, assets);
  for (std::size_t number = 1; number <= articles.size(); ++number) {
    fmt::format_to(out, "    <article id=\"{0}a-{1}\" num=\"{1}\">\n      <h>Part {1}</h>\n",
                   prefix, number);
    std::size_t place = 0;
    for (const Clause& clause : articles[number - 1])
      write_clause(out, clause, {prefix, fmt::format("{}.{}", number, ++place)});
    fmt::format_to(out, "    </article>\n");
  }
  fmt::format_to(out, "  </body>\n</agreement>\n");
  return text;
}

}  // namespace clauseline::bench
