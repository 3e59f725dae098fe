// The rights for a terminal: a table for each party and what it does with a right, with what
// belongs to each right under it.

#include "report/lines.hpp"
#include "report/rights.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace clauseline::reports {
namespace {

constexpr std::size_t page_width = 80;

/// The columns of the table, which are one blank apart.
constexpr std::array<std::size_t, 3> columns{36, 22, 20};

constexpr std::size_t label_column = 4;
constexpr std::size_t value_column = 22;

std::string padded(const std::string& text, std::size_t width) {
  return text + std::string(width - std::min(width, width_of(text)), ' ');
}

class Page {
 public:
  explicit Page(const RightsPage& page) : page_(page) {}

  std::string write() {
    const auto& agreement = page_.version.agreement;
    add_wrapped(agreement.title.empty() ? agreement.id : agreement.title, 0);
    for (const std::string& notice : agreement.notices)
      add_wrapped(notice, 2);
    add_wrapped(fmt::format("Rights as of {}{}{}", to_text(page_.query.as_of),
                            agreement.version.empty() ? "" : ", version ", agreement.version),
                0);
    if (!page_.chosen.empty()) add_wrapped(page_.chosen, 0);
    if (const auto said = warning(page_); !said.empty()) add_wrapped(said, 0);
    for (const PartyRights& party : page_.parties)
      add(party);
    return std::move(out_);
  }

 private:
  void add_wrapped(const std::string& text, std::size_t indent) {
    for (const std::string& line : wrapped(visible(text), page_width - indent))
      out_ += fmt::format("{:{}}{}\n", "", indent, line);
  }

  void add(const PartyRights& one) {
    out_ += '\n';
    add_wrapped(one.party == nullptr ? "The agreement as a whole" : one.party->name, 0);
    if (one.shares.empty()) out_ += "  nothing\n";
    for (const RightsShare& share : one.shares) {
      std::string name(share.name);
      std::ranges::transform(name, name.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      });
      out_ += '\n';
      add_row({name, "UNTIL", "ON " + to_text(page_.query.as_of)});
      for (const HeldRight& right : share.rights)
        add(right);
    }
  }

  void add_row(const std::array<std::string, 3>& cells) {
    std::array<std::vector<std::string>, 3> lines;
    std::size_t height = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      lines.at(i) = wrapped(visible(cells.at(i)), columns.at(i));
      height = std::max(height, lines.at(i).size());
    }
    for (std::size_t row = 0; row < height; ++row) {
      std::string line;
      std::size_t column = 0;
      for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto& cell = lines.at(i);
        if (row < cell.size()) line = padded(line, column) + cell[row];
        column += columns.at(i) + 1;
      }
      out_ += line + "\n";
    }
  }

  void add(const HeldRight& right) {
    add_row({right.what, right.until, right.stands});
    const auto& [clause, term] = std::pair(right.term->clause, right.term);
    if (!right.with.empty()) {
      const auto space = right.with.find(' ');
      add_detail(right.with.substr(0, space), right.with.substr(space + 1));
    }
    add_detail("since", right.since);
    for (const Detail& detail : right.details)
      add_detail(detail.name, detail.value);
    add_detail("source", fmt::format("{}, line {}{}{}", clause->label(), term->at().line,
                                     term->id.empty() ? "" : ", ", term->id));
  }

  void add_detail(const std::string& name, const std::string& value) {
    auto label = std::string(label_column, ' ') + visible(name);
    if (width_of(label) >= value_column) {
      out_ += label + "\n";
      label.clear();
    }
    for (const std::string& line : wrapped(visible(value), page_width - value_column)) {
      out_ += padded(label, value_column) + line + "\n";
      label.clear();
    }
  }

  const RightsPage& page_;
  std::string out_{};
};

}  // namespace

std::string rights_text(const RightsPage& page) { return unbidden(Page(page).write()); }

}  // namespace clauseline::reports
