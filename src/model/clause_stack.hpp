#pragma once

#include "model/paragraph.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clauseline {

/// Builds the tree of an agreement that says only by its headings, numbers and indentation
/// what is in what. Whatever comes is put into the innermost open clause that can hold it,
/// so that everything stays in the order of the source.
class ClauseStack {
 public:
  /// A heading of Markdown: closes all but the headings of smaller level.
  void heading(Paragraph paragraph, unsigned level);
  /// A line that reads as a heading; `style` tells capitals from titles. Numbers go on behind it.
  void title(Clause clause, unsigned style);
  /// A paragraph: one with a number is nested by it; another goes into the clause around,
  /// and into an open list only if it is indented deeper.
  void paragraph(Paragraph paragraph, unsigned indent);
  /// A clause in the innermost open one, whatever that is.
  void leaf(Clause clause) { frames_.back().children->push_back(std::move(clause)); }
  /// An item with a bullet, nested by indentation.
  void bullet(Clause clause, unsigned indent);

  /// An item, a table or (without a clause) a quote that holds what comes until close(). An
  /// item with a number takes numbers below it ("1.1" below "1.") after that too.
  void open(Paragraph paragraph);
  void open();
  void close();

  std::vector<Clause>& clauses() { return root_; }

 private:
  enum class Kind : std::uint8_t { box, heading, title, numbered, item, lead_in, bullet };

  /// The last number of one style among the children of an open clause.
  struct Sequence {
    std::string style;
    std::vector<Ordinal> last;
  };

  struct Frame {
    Kind kind{};
    std::vector<Clause>* children = nullptr;
    unsigned level = 0;  // of a heading; the style of a title
    unsigned indent = 0;
    unsigned rank = 0;               // of a number
    std::vector<unsigned> parts{};   // of a number
    std::vector<Sequence> counts{};  // of its children
  };

  void numbered(Paragraph paragraph, unsigned indent);
  void plain(Clause clause, unsigned indent);
  bool accepts(const Label& label) const;
  bool is_barrier(std::size_t frame) const;
  std::size_t barrier() const;
  std::size_t top() const { return frames_.size() - 1; }
  void pop_to(std::size_t frame) { frames_.resize(frame + 1); }
  static bool holds(const Frame& frame, unsigned indent);

  std::size_t counting(const Label& label) const;
  std::size_t same_style(const Label& label) const;
  std::size_t with_prefix(const Label& label) const;
  std::size_t below_rank(unsigned rank) const;
  std::size_t parent_of(const Label& label) const;
  void count(const Label& label);
  Frame& push(Clause clause, Kind kind);

  std::vector<Clause> root_;
  std::vector<Frame> frames_{Frame{.kind = Kind::box, .children = &root_}};
};

/// Where a number can be read in two ways, as "(i)" can, keeps the one that the numbers
/// behind it bear out.
void settle_ordinals(std::vector<Paragraph*>& numbered);

/// The agreement that has these clauses. Gives every clause its path, which is made of the
/// kinds and places of the clauses around it ("/section[2]/clause[3]"), and its id; says so
/// if there is no structure; throws Error if there are no words at all.
Agreement agreement_of(const Source& source, std::string_view dialect, std::vector<Clause> clauses);

}  // namespace clauseline
