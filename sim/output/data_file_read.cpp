// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cerrno>
#include <new>
#include <system_error>

#include <fmt/format.h>
#include <unistd.h>

#include <sightline/core/error.hpp>
#include <sightline/output/file.hpp>
#include <sightline/output/summary_read.hpp>

#include "data_file_check.hpp"
#include "descriptor.hpp"
#include "hdf5_handle.hpp"
#include "seal.hpp"

namespace sightline::output {

namespace {

/// More values in one variable are taken for damage: no file of this program comes near.
constexpr hsize_t most_values = hsize_t{1} << 33U;

/// Collects names during an iteration of the library, through which no exception may pass.
struct Names {
  std::vector<std::string> found;
  bool is_out_of_memory = false;
  herr_t add(const char* name) noexcept {
    try {
      found.emplace_back(name);
      return 0;
    } catch (const std::bad_alloc&) {
      is_out_of_memory = true;
      return -1;
    }
  }
};

herr_t add_link(hid_t, const char* name, const H5L_info_t*, void* names) {
  return static_cast<Names*>(names)->add(name);
}

herr_t add_attribute(hid_t, const char* name, const H5A_info_t*, void* names) {
  return static_cast<Names*>(names)->add(name);
}

std::vector<std::string> names_of_links(hid_t file) {
  Names names;
  expect_hdf5(H5Literate(file, H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, add_link, &names),
              "list it");
  return names.found;
}

std::vector<std::string> names_of_attributes(hid_t object) {
  Names names;
  hsize_t from = 0;
  expect_hdf5(H5Aiterate2(object, H5_INDEX_NAME, H5_ITER_INC, &from, add_attribute, &names),
              "list it");
  return names.found;
}

/// Text that the library allocated for a read; given back to it in the end.
class TextBuffer {
 public:
  TextBuffer(std::size_t size, hid_t type, hid_t space)
      : pointers_(size, nullptr), type_(type), space_(space) {}
  TextBuffer(const TextBuffer&) = delete;
  TextBuffer& operator=(const TextBuffer&) = delete;
  ~TextBuffer() { H5Dvlen_reclaim(type_, space_, H5P_DEFAULT, pointers_.data()); }
  [[nodiscard]] char** data() { return pointers_.data(); }
  [[nodiscard]] std::vector<std::string> texts() const {
    std::vector<std::string> texts;
    texts.reserve(pointers_.size());
    // The library gives a null pointer for empty text.
    for (const char* pointer : pointers_)
      texts.emplace_back(pointer == nullptr ? "" : pointer);
    return texts;
  }

 private:
  std::vector<char*> pointers_;
  hid_t type_;
  hid_t space_;
};

void expect_variable_text(hid_t type) {
  const htri_t is_variable = H5Tis_variable_str(type);
  if (is_variable <= 0) throw Hdf5Error("holds text of a foreign type");
}

Attribute read_attribute(hid_t object, const std::string& name) {
  const std::string action = "read attribute " + name;
  const Handle attribute(H5Aopen(object, name.c_str(), H5P_DEFAULT), H5Aclose, action);
  const Handle type(H5Aget_type(attribute.id()), H5Tclose, action);
  const Handle space(H5Aget_space(attribute.id()), H5Sclose, action);
  if (H5Sget_simple_extent_npoints(space.id()) != 1) throw Hdf5Error("foreign attribute " + name);
  switch (H5Tget_class(type.id())) {
    case H5T_STRING: {
      expect_variable_text(type.id());
      const Handle memory = text_type();
      TextBuffer buffer(1, memory.id(), space.id());
      expect_hdf5(H5Aread(attribute.id(), memory.id(), buffer.data()), action);
      return buffer.texts().front();
    }
    case H5T_FLOAT: {
      double number = 0;
      expect_hdf5(H5Aread(attribute.id(), H5T_NATIVE_DOUBLE, &number), action);
      return number;
    }
    case H5T_INTEGER: {
      std::int64_t number = 0;
      expect_hdf5(H5Aread(attribute.id(), H5T_NATIVE_INT64, &number), action);
      return number;
    }
    default:
      throw Hdf5Error("holds an attribute of a foreign type: " + name);
  }
}

std::string read_text_attribute(hid_t object, const std::string& name) {
  const htri_t exists = H5Aexists(object, name.c_str());
  expect_hdf5(exists, "look for attribute " + name);
  if (exists == 0) return "";
  const Attribute attribute = read_attribute(object, name);
  const auto* text = std::get_if<std::string>(&attribute);
  return text == nullptr ? "" : *text;
}

template <class Number>
std::vector<Number> read_numbers(hid_t dataset, std::size_t size, hid_t memory) {
  std::vector<Number> numbers(size);
  if (size > 0) {
    expect_hdf5(H5Dread(dataset, memory, H5S_ALL, H5S_ALL, H5P_DEFAULT, numbers.data()),
                "read values");
  }
  return numbers;
}

Values read_values(hid_t dataset) {
  const Handle type(H5Dget_type(dataset), H5Tclose, "read a type");
  const Handle space(H5Dget_space(dataset), H5Sclose, "read a shape");
  const hssize_t n_values = H5Sget_simple_extent_npoints(space.id());
  expect_hdf5(n_values, "read a shape");
  if (static_cast<hsize_t>(n_values) > most_values) throw Hdf5Error("holds a damaged shape");
  const auto size = static_cast<std::size_t>(n_values);
  switch (H5Tget_class(type.id())) {
    case H5T_FLOAT:
      if (H5Tget_size(type.id()) == sizeof(float)) {
        return read_numbers<float>(dataset, size, H5T_NATIVE_FLOAT);
      }
      return read_numbers<double>(dataset, size, H5T_NATIVE_DOUBLE);
    case H5T_INTEGER:
      return read_numbers<std::int64_t>(dataset, size, H5T_NATIVE_INT64);
    case H5T_STRING: {
      expect_variable_text(type.id());
      const Handle memory = text_type();
      TextBuffer buffer(size, memory.id(), space.id());
      if (size > 0) {
        expect_hdf5(H5Dread(dataset, memory.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, buffer.data()),
                    "read text");
      }
      return buffer.texts();
    }
    default:
      throw Hdf5Error("holds values of a foreign type");
  }
}

Ticks ticks_of(Values values) {
  if (auto* texts = std::get_if<std::vector<std::string>>(&values)) return std::move(*texts);
  if (auto* numbers = std::get_if<std::vector<double>>(&values)) return std::move(*numbers);
  if (auto* wholes = std::get_if<std::vector<std::int64_t>>(&values)) return std::move(*wholes);
  throw Hdf5Error("holds an axis of a foreign type");
}

herr_t add_scale(hid_t, unsigned, hid_t scale, void* names) {
  std::string name(256, '\0');
  const ssize_t length = H5DSget_scale_name(scale, name.data(), name.size());
  if (length <= 0 || static_cast<std::size_t>(length) >= name.size()) return -1;
  return static_cast<Names*>(names)->add(name.c_str());
}

std::vector<std::string> axes_of(hid_t dataset) {
  const Handle space(H5Dget_space(dataset), H5Sclose, "read a shape");
  const int n_axes = H5Sget_simple_extent_ndims(space.id());
  expect_hdf5(n_axes, "read a shape");
  Names names;
  for (unsigned i = 0; i < static_cast<unsigned>(n_axes); ++i) {
    expect_hdf5(H5DSiterate_scales(dataset, i, nullptr, add_scale, &names), "read axes");
    if (names.found.size() != i + 1) throw Hdf5Error("holds a variable without axes");
  }
  return names.found;
}

using AxisNames = std::vector<std::string>;

bool have_common(const AxisNames& some, const AxisNames& others) {
  return std::any_of(some.begin(), some.end(), [&others](const std::string& name) {
    return std::find(others.begin(), others.end(), name) != others.end();
  });
}

/// Variables that stand along one of the axes `left_out` are not read.
void read_object(hid_t file, const std::string& name, const AxisNames& left_out, DataFile& result) {
  const Handle dataset(H5Dopen2(file, name.c_str(), H5P_DEFAULT), H5Dclose, "open " + name);
  const htri_t is_scale = H5DSis_scale(dataset.id());
  expect_hdf5(is_scale, "read " + name);
  if (is_scale == 0 && !left_out.empty() && have_common(axes_of(dataset.id()), left_out)) return;
  Values values = read_values(dataset.id());
  std::string units = read_text_attribute(dataset.id(), "units");
  std::string description = read_text_attribute(dataset.id(), "long_name");
  if (is_scale > 0) {
    result.axes.push_back(
        {name, ticks_of(std::move(values)), std::move(units), std::move(description)});
  } else {
    result.variables.push_back(
        {name, axes_of(dataset.id()), std::move(values), std::move(units), std::move(description)});
  }
}

Handle open_image(std::string& image) {
  const Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "make file properties");
  expect_hdf5(H5Pset_fapl_core(access.id(), 1U << 20U, false), "read a file in memory");
  expect_hdf5(H5Pset_file_image(access.id(), image.data(), image.size()), "read a file in memory");
  // Open files of one name would be one file to the library; several threads may read.
  const std::string name = fmt::format("read {}", fmt::ptr(image.data()));
  return {H5Fopen(name.c_str(), H5F_ACC_RDONLY, access.id()), H5Fclose, "open it"};
}

/// From the disk, of which only what is asked for comes into memory.
Handle open_on_disk(const std::filesystem::path& path) {
  const Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "make file properties");
#if H5_VERSION_GE(1, 10, 7)
  // Some network file systems know no locks; a finished file needs none.
  expect_hdf5(H5Pset_file_locking(access.id(), false, true), "do without locks");
#endif
  return {H5Fopen(path.c_str(), H5F_ACC_RDONLY, access.id()), H5Fclose, "open it"};
}

struct Content {
  DataFile file;
  std::string checksum;  ///< that the file says it has
};

Content content_of(const Handle& file, const AxisNames& left_out) {
  Content content;
  content.checksum = read_text_attribute(file.id(), checksum_attribute);
  for (const std::string& name : names_of_attributes(file.id())) {
    if (name == checksum_attribute || name == seal_attribute) continue;
    content.file.attributes[name] = read_attribute(file.id(), name);
  }
  for (const std::string& name : names_of_links(file.id()))
    read_object(file.id(), name, left_out, content.file);
  return content;
}

[[noreturn]] void fail(const std::filesystem::path& path, std::string_view reason) {
  throw RunError(fmt::format("cannot read {}: {}", path.string(), reason));
}

/// Checks what must hold before the library may see a file of which these are the first bytes.
void require_intact(const std::filesystem::path& path, std::string_view start, bool is_intact) {
  if (start.empty()) fail(path, "it is empty");
  if (start.substr(0, 4) != "\x89HDF") fail(path, "it is not an HDF5 file");
  if (!is_intact) {
    fail(path,
         "it is damaged, not whole or not written by this program (its bytes fail their checksum)");
  }
}

/// What `make` gives; its failures are told with the path.
template <class Make>
Content content_from(const std::filesystem::path& path, Make make) {
  const QuietHdf5 quiet;
  try {
    return make();
  } catch (const Hdf5Error& error) {
    fail(path, error.what());
  } catch (const std::bad_alloc&) {
    fail(path, "it does not fit into memory");
  }
}

/// The first bytes of a file, as many as tell of which kind it is.
std::string start_of(const Descriptor& file) {
  std::string bytes(4, '\0');
  const ssize_t n = ::pread(file.id(), bytes.data(), bytes.size(), 0);
  bytes.resize(static_cast<std::size_t>(std::max<ssize_t>(n, 0)));
  return bytes;
}

}  // namespace

DataFile read(const std::filesystem::path& path) {
  std::string image = read_text(path);
  require_intact(path, image, is_seal_intact(std::string_view(image)));
  Content content = content_from(path, [&image] { return content_of(open_image(image), {}); });
  if (content_checksum(content.file) != content.checksum)
    fail(path, "its content fails its checksum");
  return std::move(content.file);
}

DataFile read_without_axes(const std::filesystem::path& path, const AxisNames& axes) {
  const Descriptor descriptor(path, O_RDONLY);
  if (!descriptor.is_open()) fail(path, std::generic_category().message(errno));
  try {
    require_intact(path, start_of(descriptor), is_seal_intact(descriptor.id()));
  } catch (const std::system_error& error) {
    fail(path, error.what());
  }
  return content_from(path, [&] { return content_of(open_on_disk(path), axes); }).file;
}

}  // namespace sightline::output
