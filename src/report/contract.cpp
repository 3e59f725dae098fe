#include "report/contract.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace clauseline::reports {
namespace {

constexpr std::size_t levels = 5;
using Levels = std::array<std::string_view, levels>;
constexpr Levels headings{"Heading1", "Heading2", "Heading3", "Heading4", "Heading5"};
constexpr Levels numbered{"Clause1", "Clause2", "Clause3", "Clause4", "Clause5"};
constexpr Levels texts{"Text1", "Text2", "Text3", "Text4", "Text5"};

std::string_view first_style(const Clause& clause, std::size_t level) {
  if (clause.kind == ClauseKind::schedule) return "Schedule";
  if (clause.kind == ClauseKind::quotation) return "Quotation";
  if (!clause.heading.empty()) return headings.at(level);
  if (clause.number.empty()) return texts.at(level);
  return clause.kind == ClauseKind::recital ? "Recital" : numbered.at(level);
}

std::string version_line(const Agreement& agreement) {
  if (agreement.version.empty()) return {};
  const auto effective = agreement.effective();
  auto line = fmt::format("Version {}", agreement.version);
  return effective.empty() ? line : fmt::format("{}, effective {}", line, effective);
}

std::string party_line(const Party& party) {
  const auto& name = party.name.empty() ? party.id : party.name;
  if (party.short_name.empty() || party.short_name == name) return name;
  return fmt::format("{} (“{}”)", name, party.short_name);
}

}  // namespace

Printed printed(const Clause& clause, int depth) {
  const auto level = static_cast<std::size_t>(std::clamp(depth, 0, static_cast<int>(levels) - 1));
  const auto& [number, heading, words] = std::tie(clause.number, clause.heading, clause.words);
  Printed all{.number = number, .heading = heading, .words = words, .language = clause.language};
  if (number.empty() && heading.empty() && words.empty()) return all;
  if (!number.empty() && !(heading.empty() && words.empty())) all.number += '\t';
  if (!heading.empty() && !words.empty()) all.heading += '\n';
  all.styles.push_back(first_style(clause, level));
  const auto text = all.heading + all.words;
  all.styles.resize(1 + static_cast<std::size_t>(std::ranges::count(text, '\n')),
                    clause.kind == ClauseKind::quotation ? "Quotation" : texts.at(level));
  return all;
}

Printed printed(std::string line, std::string_view style) {
  std::ranges::replace(line, '\n', ' ');
  Printed all{.words = std::move(line)};
  if (!all.words.empty()) all.styles.push_back(style);
  return all;
}

FrontMatter front_matter(const Version& version, bool absent) {
  FrontMatter all;
  if (absent) return all;
  const Agreement& agreement = version.agreement;
  const auto add = [](std::vector<Printed>& to, std::string line, std::string_view style) {
    if (auto made = printed(std::move(line), style); !made.empty()) to.push_back(std::move(made));
  };
  add(all.title, title_of(version), "Title");
  add(all.version, version_line(agreement), "Subtitle");
  for (const std::string& notice : agreement.notices)
    add(all.notices, notice, "Notice");
  for (const Party& party : agreement.parties)
    if (party.signs) add(all.parties, party_line(party), "Party");
  return all;
}

std::string title_of(const Version& version) {
  const Agreement& agreement = version.agreement;
  if (!agreement.title.empty()) return agreement.title;
  return agreement.id.empty() ? version.evidence.source : agreement.id;
}

std::string name_of(const Version& version) {
  if (!version.agreement.version.empty()) return version.agreement.version;
  return version.evidence.revision.empty() ? version.evidence.source : version.evidence.revision;
}

}  // namespace clauseline::reports
