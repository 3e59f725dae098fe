#include "paper.hpp"

#include "audit_text.hpp"
#include "model/read.hpp"
#include "office/package.hpp"
#include "store/file.hpp"
#include "text/split.hpp"
#include "xml/element.hpp"
#include "xml/gate.hpp"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <utility>

namespace clauseline::tests {
namespace {

namespace fs = std::filesystem;

/// Reads a document as one who accepts or rejects everything in it.
class Reader {
 public:
  explicit Reader(Choice choice) : choice_{choice} {}

  void block(const xml::Node& node) {
    if (node.local_name() == "p") return paragraph(node);
    if (node.local_name() == "tr" && is_row_gone(node)) return;
    if (node.local_name() == "tbl") BOOST_TEST(open_ == "", "words run into a table: " << open_);
    for (const auto child : node.elements())
      block(child);
  }
  std::vector<std::string> finish() {
    BOOST_TEST(open_ == "", "the last paragraph has no end: " << open_);
    return std::move(lines_);
  }

 private:
  bool is_gone(std::string_view element) const {
    const bool away = element == "del" || element == "moveFrom";
    const bool here = element == "ins" || element == "moveTo";
    return choice_ == Choice::accept ? away : here;
  }
  bool is_row_gone(const xml::Node& row) const {
    const auto properties = row.child("trPr");
    for (const auto child : properties.elements())
      if (is_gone(child.local_name())) return true;
    return false;
  }

  void paragraph(const xml::Node& node) {
    for (const auto child : node.elements())
      inside(child);
    if (is_end_gone(node)) return;
    if (!open_.empty()) lines_.push_back(std::exchange(open_, {}));
  }
  bool is_end_gone(const xml::Node& paragraph) const {
    const auto properties = paragraph.child("pPr");
    const auto marks = properties ? properties.child("rPr") : properties;
    if (!marks) return false;
    for (const auto mark : marks.elements())
      if (is_gone(mark.local_name())) return true;
    return false;
  }
  void inside(const xml::Node& node) {
    const auto name = node.local_name();
    if (is_gone(name) || name == "pPr" || name == "rPr") return;
    if (name == "t" || name == "delText") open_ += node.text();
    if (name == "tab") open_ += '\t';
    for (const auto child : node.elements())
      inside(child);
  }

  Choice choice_;
  std::string open_{};
  std::vector<std::string> lines_{};
};

void add_lines(std::string_view text, std::vector<std::string>& to) {
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    if (end > 0) to.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

void add_clause(const Clause& clause, std::vector<std::string>& to) {
  bool cells = false;
  for (const Mark& mark : clause.marks)
    if (clause.kind == ClauseKind::row && mark.kind == MarkKind::cell) {
      add_lines(std::string_view(clause.words).substr(mark.begin, mark.end - mark.begin), to);
      cells = true;
    }
  if (cells) return;
  auto text = clause.heading.empty() || clause.words.empty() ? clause.heading + clause.words
                                                             : clause.heading + "\n" + clause.words;
  if (!clause.number.empty() && clause.kind != ClauseKind::row)
    text = text.empty() ? clause.number : clause.number + "\t" + text;
  add_lines(text, to);
}

}  // namespace

std::string part_of(std::string_view package, std::string_view name) {
  for (auto& part : office::unpacked(package))
    if (part.name == name) return std::move(part.bytes);
  BOOST_FAIL("there is no part " << name);
  return {};
}

std::vector<std::string> lines_after(Choice choice, const std::string& document) {
  const Source source("document.xml", document);
  xml::check(source);
  const xml::Document tree(source);
  Reader reader(choice);
  reader.block(tree.root());
  return reader.finish();
}

std::vector<std::string> lines_of(const Version& version) {
  const Agreement& agreement = version.agreement;
  std::vector<std::string> lines;
  add_lines(!agreement.title.empty() ? agreement.title
            : !agreement.id.empty()  ? agreement.id
                                     : version.evidence.source,
            lines);
  if (!agreement.version.empty()) {
    auto line = "Version " + agreement.version;
    if (const auto day = agreement.effective(); !day.empty()) line += ", effective " + day;
    lines.push_back(line);
  }
  for (std::string notice : agreement.notices) {
    std::ranges::replace(notice, '\n', ' ');
    add_lines(notice, lines);
  }
  for (const Party& party : agreement.parties)
    if (party.signs)
      lines.push_back(party.short_name.empty() || party.short_name == party.name
                          ? party.name
                          : party.name + " (“" + party.short_name + "”)");
  walk(agreement.clauses, [&](const Clause& clause, const Clause*) { add_clause(clause, lines); });
  return lines;
}

std::vector<PaperPair> pairs_in(const std::string& folder) {
  const auto root = fs::path(CLAUSELINE_ROOT "/tests") / folder;
  std::vector<PaperPair> pairs;
  const auto add = [&](const fs::path& at) {
    const auto before = at / "before.xml";
    if (!fs::exists(before)) return;
    const auto read = [](const fs::path& file) {
      return in_frame(std::string(read_file(file.string()).bytes()));
    };
    pairs.push_back({.name = folder + "/" + at.filename().string(),
                     .before = read(before),
                     .after = read(at / "after.xml")});
  };
  add(root);
  for (const auto& entry : fs::directory_iterator(root))
    if (entry.is_directory()) add(entry.path());
  std::ranges::sort(pairs, {}, &PaperPair::name);
  return pairs;
}

std::vector<PaperPair> chosen_pairs() {
  const auto example = [](const char* name) {
    return std::string(
        read_file(fmt::format(CLAUSELINE_ROOT "/agreements/microsoft-openai/{}.xml", name))
            .bytes());
  };
  std::vector<PaperPair> pairs{
      {.name = "example", .before = example("2025-10-28"), .after = example("2026-04-27")}};
  for (const char* folder : {"moves", "akn", "tables"})
    for (PaperPair& pair : pairs_in(folder))
      pairs.push_back(std::move(pair));
  for (PaperPair& pair : pairs_in("tricky"))
    for (const char* name : {"/06-moved-and-edited", "/08-swapped", "/09-split",
                             "/63-schedule-changed-alone", "/10-merged"})
      if (pair.name.find(name) != std::string::npos) pairs.push_back(pair);
  return pairs;
}

Audit audit_of(const PaperPair& pair, Depth depth) {
  const auto read = [&](const char* side, const std::string& bytes) {
    const Source source(pair.name + side, bytes);
    return std::make_unique<const Version>(Evidence{.source = pair.name + side},
                                           read_agreement(source));
  };
  return audit(read("/before.xml", pair.before), read("/after.xml", pair.after), depth);
}

}  // namespace clauseline::tests
