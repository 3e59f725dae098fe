#include "review.hpp"

#include "ledger/decision.hpp"
#include "model/read.hpp"
#include "report/finding_facts.hpp"
#include "review/audit.hpp"
#include "store/repository.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>

namespace clauseline::bench {
namespace {

constexpr std::string_view agreement_file = "agreements/deal.xml";
constexpr std::size_t begin = 1'767'225'600;  // 2026-01-01

std::string written_deal(std::size_t licences, std::string_view level) {
  auto text = fmt::format(
      "<agreement xmlns=\"urn:clauseline:agreement:1\" id=\"deal\" version=\"1\" lang=\"en\" "
      "status=\"draft\" text=\"test\">\n<meta><title>A deal</title><dates "
      "effective=\"2026-01-01\"/></meta>\n<parties><party id=\"one\" name=\"One Limited\" "
      "short=\"One\" role=\"licensor\"/><party id=\"two\" name=\"Two Limited\" short=\"Two\" "
      "role=\"licensee\"/></parties>\n<register><asset id=\"core\" kind=\"ip\" "
      "label=\"the Core\"/></register>\n<body>\n");
  for (std::size_t i = 1; i <= licences; ++i)
    text += fmt::format(
        "<clause id=\"c{0}\" num=\"{0}\"><p>The licence to part {0} is {1}.</p><terms>"
        "<grant id=\"t{0}\" grantor=\"one\" grantee=\"two\" assets=\"core\">"
        "<exclusivity level=\"{1}\"/></grant></terms></clause>\n",
        i, level);
  return text + "</body>\n</agreement>\n";
}

std::unique_ptr<const Version> version(const std::string& text) {
  return std::make_unique<const Version>(
      Evidence{.source = std::string(agreement_file), .blob = blob_id(text)},
      read_agreement(Source(std::string(agreement_file), text)));
}

/// A commit by somebody, of files to come.
void begin_commit(std::string_view who, std::size_t second, std::ostream& out) {
  constexpr std::string_view message = "A step\n";
  out << fmt::format(
      "commit refs/heads/main\ncommitter {0} <{0}@example.org> {1} +0000\ndata {2}\n{3}", who,
      begin + second, message.size(), message);
}

void add_file(std::string_view path, const std::string& bytes, std::ostream& out) {
  out << fmt::format("M 100644 inline {}\ndata {}\n{}\n", path, bytes.size(), bytes);
}

}  // namespace

void write_review(std::size_t findings, std::size_t decisions, std::ostream& out) {
  constexpr std::size_t at_once = 20;
  const auto before = written_deal(findings, "exclusive");
  const auto after = written_deal(findings, "non-exclusive");
  begin_commit("dev", 0, out);
  add_file(agreement_file, before, out);
  begin_commit("dev", 1, out);
  add_file(agreement_file, after, out);
  Report report;
  report.audits.push_back(audit(version(before), version(after)));
  const auto found = reports::gravest_first(report);
  for (std::size_t i = 0; i < std::min(decisions, found.size()); ++i) {
    if (i % at_once == 0) begin_commit("ann", 2 + i, out);
    const Decision decision{.id = fmt::format("d-2026-01-01-{}", i),
                            .agreement = "deal",
                            .finding = label_of(found[i].finding()),
                            .fingerprint = found[i].fingerprint(),
                            .verdict = Verdict::approve,
                            .by = "ann <ann@example.org>",
                            .on = "2026-01-01",
                            .from_blob = blob_id(before),
                            .to_blob = blob_id(after),
                            .rules = std::string(rules_version()),
                            .rationale = "It was agreed."};
    add_file(path_of(decision), written(decision), out);
  }
  out << "done\n";
}

}  // namespace clauseline::bench
